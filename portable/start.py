"""Where the portable program begins."""

from checker.cli.main import main

main()
