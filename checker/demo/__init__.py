"""An invented school, to see the overview before walking past a single device."""
