@echo off
"%~dp0Systeemcheck.exe" desk
if not %errorlevel%==0 pause
