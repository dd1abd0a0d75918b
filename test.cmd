@echo off
rem Run the tests on Windows. The first run installs what they need into .venv beside this file.
rem Arguments go to pytest:  test.cmd -k sharing
setlocal
call "%~dp0packaging\set_up.cmd" || exit /b 1
pushd "%~dp0"
".venv\Scripts\python.exe" -m pytest %*
set ended=%ERRORLEVEL%
popd
exit /b %ended%
