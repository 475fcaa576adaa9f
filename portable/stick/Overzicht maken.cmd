@echo off
"%~dp0Systeemcheck.exe" fleet "%~dp0resultaten" -o "%~dp0overzicht.html"
if not %errorlevel%==0 pause
