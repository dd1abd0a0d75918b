@echo off
rem Start Recess on Windows. The first start installs what it needs into .venv beside this file.
rem Arguments go to recess:  run.cmd demo --out out
setlocal
call "%~dp0packaging\set_up.cmd" || exit /b 1
"%~dp0.venv\Scripts\python.exe" -P -m ui %*
exit /b %ERRORLEVEL%
