@echo off
rem Set-up behind run.cmd and test.cmd: .venv as requirements.lock asks for it. Windows brings Qt's libraries itself.
setlocal
set "root=%~dp0.."
set "venv=%root%\.venv"
if exist "%venv%\.installed" (
    fc /b "%root%\requirements.lock" "%venv%\.installed" >nul 2>&1 && exit /b 0
)
where py >nul 2>&1 && (set "python=py -3") || (set "python=python")
%python% -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))" 2>nul || (
    echo Recess needs Python 3.11 to 3.14. Install it for this user, then start again.
    exit /b 1
)
if not exist "%venv%\Scripts\python.exe" (
    echo Making .venv
    %python% -m venv "%venv%" || exit /b 1
)
echo Installing what requirements.lock names
"%venv%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --require-hashes -r "%root%\requirements.lock" || exit /b 1
"%venv%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --config-settings editable_mode=compat --editable "%root%" || exit /b 1
rem A party's process writes nothing to the disk, so it would read its own source anew at every hand-over.
"%venv%\Scripts\python.exe" -m compileall -q "%root%\app" "%root%\ui" || exit /b 1
copy /y "%root%\requirements.lock" "%venv%\.installed" >nul
exit /b 0
