"""`python -m checker` is the same program as `systeemcheck`."""

from checker.cli.main import main

if __name__ == "__main__":
    main()
