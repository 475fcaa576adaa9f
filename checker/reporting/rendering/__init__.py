"""From structs to an HTML file: templates, stylesheets, and what comes from outside made harmless."""
