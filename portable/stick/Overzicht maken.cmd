@echo off
"%~dp0Systeemcheck.exe" fleet -o "%~dp0overzicht.html"
if not %errorlevel%==0 pause
