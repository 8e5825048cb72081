"""Run by the system's Python, which has LibreOffice's bridge (Debian: python3-uno):

    python3 settle.py FOLDER < jobs.json

Starts one LibreOffice with a profile in FOLDER. Each job {"file", "command"} opens a Word file, has LibreOffice accept
or reject all tracked changes (or neither, for ""), and says what every paragraph then reads, tables included. The
answers come as JSON, in order.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue


def main():
    folder = Path(sys.argv[1])
    pipe = f"clausekit{os.getpid()}"
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            "--nologo",
            f"-env:UserInstallation=file://{folder}/profile",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        context = connected(pipe)
        print(json.dumps([settled(context, **job) for job in json.load(sys.stdin)]))
    finally:
        office.terminate()
        office.wait(30)


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not start")


def settled(context, file, command):
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(file).resolve().as_uri(), "_blank", 0, (option("Hidden", True),))
    if document is None:
        return None
    try:
        if command:
            dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
            frame = document.CurrentController.Frame
            name = {"accept": "AcceptAllTrackedChanges", "reject": "RejectAllTrackedChanges"}[command]
            dispatcher.executeDispatch(frame, f".uno:{name}", "", 0, ())
        return list(paragraphs(document.Text))
    finally:
        document.close(True)


def paragraphs(text):
    inside = text.createEnumeration()
    while inside.hasMoreElements():
        one = inside.nextElement()
        if one.supportsService("com.sun.star.text.TextTable"):
            for name in one.getCellNames():
                yield from paragraphs(one.getCellByName(name))
        else:
            yield one.getString()


def option(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


main()
