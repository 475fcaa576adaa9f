@echo off
"%~dp0Systeemcheck.exe" collect
if not %errorlevel%==0 pause
