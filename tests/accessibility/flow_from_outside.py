# SPDX-License-Identifier: Apache-2.0
"""Makes, connects, renames, deletes and runs tasks by their accessible actions alone, then draws the whole sample
release into an empty flow in the same way.

    flow_from_outside.py PROGRAM     exit 0: as it should be, 1: not, 77: cannot be tried here

The program runs on a virtual display in a session bus of its own, with its sample workspace. This process knows nothing
of it but what it tells over AT-SPI.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PATIENCE = 40  # seconds; a debug build beside other work


def skip(why):
    print("SKIP: " + why)
    sys.exit(SKIPPED)


def launcher():
    return next((each for each in LAUNCHERS if os.access(each, os.X_OK)), None)


def interpreter():
    """The bindings belong to the Python of the system, which need not be this one."""
    for each in (sys.executable, "/usr/bin/python3"):
        if os.access(each, os.X_OK) and subprocess.run([each, "-c", "import pyatspi"],
                                                       stderr=subprocess.DEVNULL).returncode == 0:
            return each
    return None


def check_tools():
    for tool in ("Xvfb", "openbox", "dbus-run-session"):  # without a window manager no window has the focus
        if not shutil.which(tool):
            skip(f"{tool} is not installed, so there is no place where the program could be seen from outside.")
    if not launcher():
        skip("at-spi2-core is not installed, so nothing can be asked over AT-SPI.")
    if not interpreter():
        skip("python3-pyatspi is not installed, so nothing can be asked over AT-SPI.")


def outer(program):
    """Display and bus of its own, then this script again inside."""
    check_tools()
    reading, writing = os.pipe()
    display = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
                               pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        number = os.fdopen(reading).readline().strip()
        if not number:
            skip("Xvfb did not start.")
        with tempfile.TemporaryDirectory() as home:
            os.chmod(home, 0o700)
            environment = dict(os.environ, DISPLAY=":" + number, HOME=home, XDG_RUNTIME_DIR=home,
                               XDG_CONFIG_HOME=home + "/config", XDG_DATA_HOME=home + "/data",
                               QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_ACCESSIBILITY="1",
                               LC_ALL="C.UTF-8")
            return subprocess.run(["dbus-run-session", "--", interpreter(), os.path.abspath(__file__), "--inside",
                                   program], env=environment).returncode
    finally:
        display.terminate()
        display.wait()


class Failed(Exception):
    pass


def demand(is_true, what):
    if not is_true:
        raise Failed(what)
    print("ok: " + what, flush=True)


def until(ask, what, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            answer = ask()
        except Exception:  # something went while it was being asked
            answer = None
        if answer:
            return answer
        time.sleep(0.2)
    raise Failed("in vain waited for: " + what)


def walk(element, depth=0):
    yield element
    if depth > 30:
        return
    for index in range(min(element.childCount, 300)):
        child = element.getChildAtIndex(index)
        if child is not None:
            yield from walk(child, depth + 1)


def find(root, fits):
    for each in walk(root):
        try:
            if fits(each):
                return each
        except Exception:
            continue
    return None


def actions(element):
    known = element.queryAction()
    return [known.getName(index) for index in range(known.nActions)]


def do(element, name):
    names = actions(element)
    if name not in names:
        raise Failed(f"“{element.name}” does not offer “{name}” but {names}")
    element.queryAction().doAction(names.index(name))


def tasks_of(phase):
    return [phase.getChildAtIndex(index) for index in range(phase.childCount)]


def try_flow(app):
    def flow_of():
        return find(app, lambda each: each.name == "Flow" and each.childCount > 3
                    and each.getChildAtIndex(0).name.startswith("Phase"))

    flow = until(flow_of, "the tree of the flow")
    first = flow.getChildAtIndex(0)
    before = first.childCount
    demand("add manual.work" in actions(first), "a phase offers new tasks by their kind")
    do(first, "add manual.work")
    until(lambda: first.childCount == before + 1, "the first new task")
    do(first, "add checklist.confirm")
    until(lambda: first.childCount == before + 2, "the second new task")
    demand(True, "create: two tasks are there")

    one, two = tasks_of(first)[-2:]
    do(one, "connect")
    until(lambda: "connectHere" in actions(two), "a task to connect to")
    do(two, "connectHere")
    title = one.name.split(",")[0]
    until(lambda: f"after {title}" in tasks_of(first)[-1].description, "the connection in the description")
    demand(True, "connect: the second task tells that it comes after the first")

    do(tasks_of(first)[-2], "rename")
    line = until(lambda: find(flow, lambda each: each.getRoleName() == "text"), "the line for the new title")
    until(lambda: line.queryEditableText().setTextContents("Named from outside"), "the line takes a text")
    time.sleep(0.5)
    do(tasks_of(first)[-1], "SetFocus")
    until(lambda: tasks_of(first)[-2].name.startswith("Named from outside"), "the new name")
    demand("after Named from outside" in tasks_of(first)[-1].description, "rename: name and relations tell it")

    do(tasks_of(first)[-1], "delete")
    until(lambda: first.childCount == before + 1, "one task less")
    do(tasks_of(first)[-1], "delete")
    until(lambda: first.childCount == before, "the phase as it was")
    demand(True, "delete: the phase is as it was")

    # What runs before the approval begins as soon as that is asked for.
    planned = {each.name.split(",")[0] for each in tasks_of(first) if ", Planned" in each.name}
    demand(planned, "tasks of the first phase tell that they are planned")
    def requests():
        return [each for each in walk(app) if each.getRoleName() == "push button"
                and each.name.startswith(("Request approval", "Ask"))]

    header = until(requests, "the button that begins it")
    do(header[0], "Press")
    question = until(lambda: len(requests()) > len(header) and requests(), "the question before it")
    do(question[-1], "Press")

    def has_begun():
        return [each.name for each in tasks_of(flow.getChildAtIndex(0))
                if each.name.split(",")[0] in planned and ", Planned" not in each.name]

    begun = until(has_begun, "a task that runs")
    demand(begun, "run: " + begun[0])


# The sample release: kind, title and what each task waits for, phase by phase; in the end the way back.
SAMPLE = [
    ("Prepare", [("jira.scope_lock", "Lock Jira version", []), ("jenkins.build", "Build", ["Lock Jira version"])]),
    ("Verify", [("jenkins.build", "End-to-end tests", ["Build"]), ("gate.check", "Staging is well", ["Build"])]),
    ("Approve", [("release.approve", "Release approval", ["End-to-end tests", "Staging is well"]),
                 ("mail.send", "Notify support", ["Release approval"])]),
    ("Deploy", [("jenkins.build", "Deploy", ["Release approval"]),
                ("gate.check", "Production is well", ["Deploy"])]),
    ("Announce", [("jira.comment", "Comment issues", ["Production is well"]),
                  ("jira.version_release", "Release version", ["Production is well"]),
                  ("notes.publish", "Publish notes", ["Release version"]),
                  ("mail.send", "Mail all hands", ["Publish notes"]),
                  ("messenger.post", "Messenger post", ["Publish notes"])]),
]
LANE = [("jenkins.build", "Deploy previous", "Deploy"), ("messenger.post", "Tell the channel", None)]


def flow_of(app):
    return find(app, lambda each: each.name == "Flow" and each.childCount > 3
                and each.getChildAtIndex(0).name.startswith("Phase"))


def press(app, fits, what):
    """The first thing that can be pressed and whose name fits."""
    button = until(lambda: find(app, lambda each: each.name and fits(each.name)
                                and {"Press", "Toggle", "Check"} & set(actions(each))), what)
    known = actions(button)
    do(button, next(each for each in ("Press", "Toggle", "Check") if each in known))


class Draft:
    """An empty flow, and what is drawn into it."""

    def __init__(self, app):
        self.app = app
        self.flow = until(lambda: flow_of(app), "the tree of the empty flow")
        self.groups = {each.name.split(",")[0].removeprefix("Phase ").strip(): each
                       for each in tasks_of(self.flow) if each.name.startswith("Phase")}
        self.lane = until(lambda: find(self.flow, lambda each: each.name.startswith("Rollback lane")), "the lane")

    def tasks(self):
        return [task for group in [*self.groups.values(), self.lane] for task in tasks_of(group)]

    def task(self, title):
        return until(lambda: next((each for each in self.tasks() if each.name.split(", ")[0] == title), None),
                     "the task " + title)

    def name(self, group, title):
        """The newest task of a group gets its title in the line that "rename" opens."""
        do(tasks_of(group)[-1], "rename")
        line = until(lambda: find(self.flow, lambda each: each.getRoleName() == "text"), "the line for " + title)
        until(lambda: line.queryEditableText().setTextContents(title), "a line that takes a text")
        do(tasks_of(group)[-1], "SetFocus")
        until(lambda: tasks_of(group)[-1].name.split(", ")[0] == title, "the title " + title)

    def add(self, group, kind, title):
        before = group.childCount
        do(group, "add " + kind)
        until(lambda: group.childCount == before + 1, "a task " + kind)
        self.name(group, title)

    def connect(self, start, end, told):
        do(self.task(start), "connect")
        until(lambda: "connectHere" in actions(self.task(end)), "a task to connect to")
        do(self.task(end), "connectHere")
        until(lambda: told in self.task(end).description, f"“{told}” in the description of {end}")

    def picture(self):
        """Phases with their tasks, each with what it tells of its relations, in any order."""
        return {group.name.split(",")[0]: sorted((each.name.split(", ")[0], each.description)
                                                  for each in tasks_of(group))
                for group in [*self.groups.values(), self.lane]}


def try_whole_draft(app):
    press(app, lambda name: name.lower().startswith("empty"), "the empty flow among the templates")
    press(app, lambda name: name.startswith("Create draft"), "the button that makes the draft")
    until(lambda: flow_of(app), "the flow")
    skip_button = find(app, lambda each: each.name.startswith("Skip") and "Press" in actions(each))
    if skip_button:
        do(skip_button, "Press")
    draft = Draft(app)
    demand(not draft.tasks(), "the flow is empty")
    for phase, tasks in SAMPLE:
        for kind, title, waits_for in tasks:
            draft.add(draft.groups[phase], kind, title)
            for before in waits_for:
                draft.connect(before, title, before)
        demand(draft.groups[phase].childCount == len(tasks), "drawn: " + phase)
    for kind, title, undoes in LANE:
        draft.add(draft.lane, kind, title)
        if undoes:
            draft.connect(undoes, title, "undoes " + undoes)
    demand(draft.lane.childCount == len(LANE), "drawn: the way back")

    drawn = draft.picture()
    for phase, tasks in SAMPLE:
        for _, title, waits_for in tasks:
            told = draft.task(title).description
            demand(not waits_for or told.startswith("after ") and set(told[6:].split(";")[0].split(", "))
                   == set(waits_for), f"{title} waits for {waits_for or 'nothing'}")

    steps = 0
    while "undo" in actions(draft.flow) and steps < 200:
        do(draft.flow, "undo")
        steps += 1
        time.sleep(0.1)
    until(lambda: not draft.tasks(), "an empty flow again")
    demand(True, f"undone: {steps} steps back to the empty flow")
    for _ in range(steps):
        until(lambda: "redo" in actions(draft.flow), "a step to do again")
        do(draft.flow, "redo")
        time.sleep(0.1)
    until(lambda: draft.picture() == drawn, "the same draft again")
    demand(True, "redone: the same draft again")


def inner(program):
    bus = subprocess.Popen([launcher(), "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    manager = subprocess.Popen(["openbox", "--sm-disable"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1)
    import pyatspi
    try:
        run_with(pyatspi, [program, "--sample", "--release", "catalog/12.4.0", "--view", "flow"], try_flow)
        run_with(pyatspi, [program, "--sample", "--view", "new-release"], try_whole_draft)
    except Failed as problem:
        print("FAIL: " + str(problem))
        return 1
    finally:
        manager.terminate()
        bus.terminate()
    return 0


def run_with(pyatspi, command, attempt):
    """Starts the program, finds it in the accessible desktop and ends it in any case."""
    desk = subprocess.Popen(command + ["--lang", "en", "--size", "1440x900"], stderr=subprocess.DEVNULL)
    try:
        def app_of():
            if desk.poll() is not None:
                raise SystemExit("the program ended by itself")
            root = pyatspi.Registry.getDesktop(0)
            return next((each for each in root if each and "release" in (each.name or "").lower()
                         and each.childCount > 0), None)

        attempt(until(app_of, "the program in the accessible desktop"))
    finally:
        desk.terminate()
        try:
            desk.wait(20)
        except subprocess.TimeoutExpired:
            desk.kill()


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--inside":
        sys.exit(inner(sys.argv[2]))
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(outer(sys.argv[1]))
