@echo off
"%~dp0Systeemcheck.exe" fleet "%~dp0resultaten" -o "%~dp0overzicht.html"
if errorlevel 1 pause
