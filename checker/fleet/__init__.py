"""All devices of a school as one model: every page, table and export is made from it, so no two of them differ."""
