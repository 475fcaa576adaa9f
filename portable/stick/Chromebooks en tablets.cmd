@echo off
"%~dp0Systeemcheck.exe" collect
if errorlevel 1 pause
