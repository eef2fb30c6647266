"""Every command of the window as one table: its name, words, menu, keys, icon and what it needs.

`handlers` says what each does; the help page of keys and the tests read this table too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from scheduler_app.i18n import tr


class Needs(Enum):
    """When a command can be used."""

    NOTHING = auto()
    MISSION = auto()
    WRITABLE = auto()
    TABLE = auto()
    WRITABLE_TABLE = auto()
    CALENDAR = auto()
    SELECTED = auto()
    MEETING = auto()
    REQUEST = auto()
    PLACEABLE = auto()
    CANCELLABLE = auto()
    SOLVING = auto()
    DELEGATE = auto()
    GATHERING = auto()
    IDLE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. `local`: its key acts only in the calendar, the tray and the details."""

    name: str
    text: str
    tip: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: Needs = Needs.MISSION
    local: bool = False
    separated: bool = False


FILE, EDIT, VIEW, SCHEDULE, INSERT, TOOLS, HELP = (
    "file", "edit", "view", "schedule", "insert", "tools", "help",
)  # fmt: skip


def menu_titles() -> dict[str, str]:
    """The menus in their order."""
    return {
        FILE: tr("&File"), EDIT: tr("&Edit"), VIEW: tr("&View"), SCHEDULE: tr("&Schedule"),
        INSERT: tr("&Insert"), TOOLS: tr("&Tools"), HELP: tr("&Help"),
    }  # fmt: skip


def commands() -> tuple[Command, ...]:
    """Every command in the order of the menus."""
    return (*_file(), *_edit(), *_view(), *_schedule(), *_insert(), *_tools(), *_help())


TOOLBAR = ("undo", "redo", "", "solve", "stop", "", "find", "print")


def _file() -> tuple[Command, ...]:
    return (
        Command(name="new", text=tr("&New mission…"), menu=FILE, keys=("Ctrl+Shift+N",), icon="new",
                tip=tr("Begin a mission: its title, dates and cities"), needs=Needs.NOTHING),
        Command(name="open", text=tr("&Open…"), menu=FILE, keys=("Ctrl+O",), icon="open",
                tip=tr("Open a mission file"), needs=Needs.NOTHING),
        Command(name="open_sample", text=tr("Open &sample mission"), menu=FILE, icon="sample",
                tip=tr("A real mission of April 2015, solved, as a file of your own"), needs=Needs.NOTHING),
        Command(name="open_unsolved", text=tr("Open sample, &unsolved"), menu=FILE,
                tip=tr("The same mission before it was planned"), needs=Needs.NOTHING),
        Command(name="save_copy", text=tr("Save a &copy…"), menu=FILE, separated=True,
                tip=tr("Write the mission to another file and go on with this one")),
        Command(name="name_version", text=tr("Name a &version…"), menu=FILE, keys=("Ctrl+S",), icon="version",
                tip=tr("Every change is saved already; this keeps the present state under a name"), needs=Needs.WRITABLE),
        Command(name="restore", text=tr("&Restore version…"), menu=FILE, icon="history",
                tip=tr("Go back to a kept version; it can be undone"), needs=Needs.WRITABLE),
        Command(name="releases", text=tr("Rele&ases…"), menu=FILE, keys=("Ctrl+Shift+R",),
                tip=tr("What was sent out, what has changed since, and who must get new paper")),
        Command(name="import", text=tr("&Import JSON…"), menu=FILE, icon="import", separated=True,
                tip=tr("Make a new mission file from an exported one"), needs=Needs.NOTHING),
        Command(name="export", text=tr("&Export JSON…"), menu=FILE, icon="export",
                tip=tr("Write the whole mission as JSON")),
        Command(name="print", text=tr("&Print preview…"), menu=FILE, keys=("Ctrl+P",), icon="print", separated=True,
                tip=tr("Daily itineraries and day sheets: look, print or make a PDF")),
        Command(name="close", text=tr("C&lose mission"), menu=FILE, keys=("Ctrl+W",), separated=True,
                tip=tr("Close this mission; everything is saved")),
        Command(name="quit", text=tr("&Quit"), menu=FILE, keys=("Ctrl+Q",),
                tip=tr("End the program; everything is saved"), needs=Needs.NOTHING),
    )  # fmt: skip


def _edit() -> tuple[Command, ...]:
    return (
        Command(name="undo", text=tr("&Undo"), menu=EDIT, keys=("Ctrl+Z",), icon="undo",
                tip=tr("Take the last change back")),
        Command(name="redo", text=tr("&Redo"), menu=EDIT, keys=("Ctrl+Y", "Ctrl+Shift+Z"), icon="redo",
                tip=tr("Do again what was taken back")),
        Command(name="cut", text=tr("Cu&t meeting"), menu=EDIT, keys=("Ctrl+X",), local=True, separated=True,
                tip=tr("Then click an empty slot and paste: the meeting moves there"), needs=Needs.PLACEABLE),
        Command(name="copy", text=tr("&Copy rows"), menu=EDIT, keys=("Ctrl+C",), icon="copy",
                tip=tr("Copy the selected rows, for a spreadsheet too"), needs=Needs.TABLE),
        Command(name="paste", text=tr("&Paste"), menu=EDIT, keys=("Ctrl+V",), icon="paste",
                tip=tr("Rows from a spreadsheet into a table; a cut meeting to the chosen slot"), needs=Needs.WRITABLE),
        Command(name="fill_down", text=tr("Fill &down"), menu=EDIT, keys=("Ctrl+D",), icon="fill",
                tip=tr("Give the selected cells the value of the first of them"), needs=Needs.WRITABLE_TABLE),
        Command(name="delete", text=tr("D&elete rows…"), menu=EDIT, keys=("Shift+Del",), icon="delete",
                tip=tr("Delete the selected records; says before what else goes"), needs=Needs.SELECTED),
        Command(name="find", text=tr("&Find…"), menu=EDIT, keys=("Ctrl+F",), icon="find", separated=True,
                tip=tr("Find a person, organisation, venue, request or meeting")),
    )  # fmt: skip


def _view() -> tuple[Command, ...]:
    return (
        Command(name="view_city_day", text=tr("&City day"), menu=VIEW, keys=("Ctrl+1",), icon="city",
                tip=tr("One city on one day")),
        Command(name="view_people", text=tr("&People"), menu=VIEW, keys=("Ctrl+2",), icon="people",
                tip=tr("Everyone over all days: who is where")),
        Command(name="view_data", text=tr("&Data"), menu=VIEW, keys=("Ctrl+3",), icon="data",
                tip=tr("The tables of the mission")),
        Command(name="previous_day", text=tr("P&revious day"), menu=VIEW, keys=("Ctrl+PgUp",), separated=True,
                tip=tr("Go one day back")),
        Command(name="next_day", text=tr("&Next day"), menu=VIEW, keys=("Ctrl+PgDown",),
                tip=tr("Go one day on")),
        Command(name="go_to", text=tr("&Go to day and time…"), menu=VIEW, keys=("Ctrl+G",),
                tip=tr("Look at a day at a time")),
        Command(name="first_day", text=tr("&First day"), menu=VIEW, keys=("T",), local=True,
                tip=tr("Go to the first day of the mission")),
        Command(name="zoom_in", text=tr("Zoom &in"), menu=VIEW, keys=("Ctrl++", "Ctrl+="), separated=True,
                tip=tr("Show less time, larger"), needs=Needs.CALENDAR),
        Command(name="zoom_out", text=tr("Zoom &out"), menu=VIEW, keys=("Ctrl+-",),
                tip=tr("Show more time, smaller"), needs=Needs.CALENDAR),
        Command(name="zoom_fit", text=tr("Fit to the &window"), menu=VIEW, keys=("Ctrl+0",),
                tip=tr("Show the whole day"), needs=Needs.CALENDAR),
    )  # fmt: skip


def _schedule() -> tuple[Command, ...]:
    return (
        Command(name="solve", text=tr("&Solve"), menu=SCHEDULE, keys=("F5",), icon="solve",
                tip=tr("Plan all requests around what is pinned; you can go on working"), needs=Needs.IDLE),
        Command(name="stop", text=tr("S&top"), menu=SCHEDULE, keys=("Shift+F5",), icon="stop",
                tip=tr("Stop and keep the best plan so far"), needs=Needs.SOLVING),
        Command(name="move", text=tr("&Move…"), menu=SCHEDULE, keys=("M",), icon="move", local=True, separated=True,
                tip=tr("Choose a day, time and place from those that are free"), needs=Needs.REQUEST),
        Command(name="why", text=tr("Wh&y?"), menu=SCHEDULE, keys=("W",), local=True,
                tip=tr("Why it waits and what would help; why a meeting is here and where else it could be"), needs=Needs.REQUEST),
        Command(name="pin", text=tr("&Pin"), menu=SCHEDULE, keys=("L",), icon="pin", local=True,
                tip=tr("Fix time and place: Solve will not change them"), needs=Needs.MEETING),
        Command(name="pin_time", text=tr("Pin or free t&ime"), menu=SCHEDULE, keys=("Shift+L",), local=True,
                tip=tr("Fix only the time: Solve may still change the place"), needs=Needs.MEETING),
        Command(name="pin_place", text=tr("Pin or free p&lace"), menu=SCHEDULE, keys=("Ctrl+L",), local=True,
                tip=tr("Fix only the place: Solve may still change the time"), needs=Needs.MEETING),
        Command(name="unpin", text=tr("U&npin"), menu=SCHEDULE, keys=("Ctrl+Shift+L",), icon="unpin",
                tip=tr("Let Solve change time and place again"), needs=Needs.MEETING),
        Command(name="pin_day", text=tr("Pin the whole &day"), menu=SCHEDULE, keys=("Ctrl+Alt+L",),
                tip=tr("Fix every meeting of the day and city that are shown; click the head of a column or row and press L for a person or venue"), needs=Needs.WRITABLE),
        Command(name="unschedule", text=tr("&Unschedule"), menu=SCHEDULE, keys=("Del",), icon="unschedule", local=True,
                tip=tr("Take the meeting out of the plan; its request waits in the tray"), needs=Needs.MEETING),
        Command(name="confirm", text=tr("&Confirm…"), menu=SCHEDULE, keys=("Ctrl+Shift+C",), separated=True,
                tip=tr("Agreed by both sides: note who said so; Solve leaves it as it is"), needs=Needs.PLACEABLE),
        Command(name="cancel", text=tr("C&ancel…"), menu=SCHEDULE, keys=("Ctrl+Shift+X",),
                tip=tr("The selected meeting, person, room, venue, vehicle or leg falls away: see three answers"), needs=Needs.CANCELLABLE),
        Command(name="set_state", text=tr("Stat&e…"), menu=SCHEDULE,
                tip=tr("Idea, requested, times offered, confirmed, held or cancelled"), needs=Needs.PLACEABLE),
        Command(name="next_problem", text=tr("Ne&xt problem"), menu=SCHEDULE, keys=("F8",), separated=True,
                tip=tr("Go to the next problem in the list")),
        Command(name="previous_problem", text=tr("Pre&vious problem"), menu=SCHEDULE, keys=("Shift+F8",),
                tip=tr("Go to the problem before")),
        Command(name="figures", text=tr("&Figures and why"), menu=SCHEDULE, keys=("F9",),
                tip=tr("How good the plan is, and of what each number is made up")),
    )  # fmt: skip


def _insert() -> tuple[Command, ...]:
    return (
        Command(name="insert_row", text=tr("&New record here…"), menu=INSERT, keys=("Ctrl+N",), icon="add",
                tip=tr("A record of the table that is shown; a request in the calendar"), needs=Needs.WRITABLE),
        Command(name="insert_request", text=tr("Meeting &request…"), menu=INSERT, separated=True,
                tip=tr("A wish: who meets whom, and for how long"), needs=Needs.WRITABLE),
        Command(name="insert_delegate", text=tr("&Delegate…"), menu=INSERT,
                tip=tr("Someone who travels with the mission"), needs=Needs.WRITABLE),
        Command(name="insert_official", text=tr("&Official…"), menu=INSERT,
                tip=tr("Someone on the host side whom delegates meet"), needs=Needs.WRITABLE),
        Command(name="insert_interpreter", text=tr("&Interpreter…"), menu=INSERT,
                tip=tr("One who speaks the languages of both sides"), needs=Needs.WRITABLE),
        Command(name="insert_organisation", text=tr("Organi&sation…"), menu=INSERT,
                tip=tr("A firm, agency or company"), needs=Needs.WRITABLE),
        Command(name="insert_rule", text=tr("R&ule…"), menu=INSERT,
                tip=tr("What the plan must or should keep: numbers, pauses, order, who does not meet"), needs=Needs.WRITABLE),
        Command(name="insert_city", text=tr("&City…"), menu=INSERT, separated=True,
                tip=tr("A city that the mission visits"), needs=Needs.WRITABLE),
        Command(name="insert_venue", text=tr("&Venue…"), menu=INSERT,
                tip=tr("An address where people meet"), needs=Needs.WRITABLE),
        Command(name="insert_room", text=tr("Roo&m…"), menu=INSERT,
                tip=tr("A room of a venue, or several tables in it"), needs=Needs.WRITABLE),
        Command(name="insert_gathering", text=tr("&Gathering…"), menu=INSERT,
                tip=tr("A briefing, reception or visit at a fixed time"), needs=Needs.WRITABLE),
        Command(name="insert_leg", text=tr("&Leg…"), menu=INSERT,
                tip=tr("A flight, train or coach between cities"), needs=Needs.WRITABLE),
    )  # fmt: skip


def _tools() -> tuple[Command, ...]:
    return (
        Command(name="tell", text=tr("Te&ll people…"), menu=TOOLS, keys=("Ctrl+T",),
                tip=tr("Who is to be told of changes, how they are reached, slips, mails and calendar files")),
        Command(name="stand_in", text=tr("&Stand-in…"), menu=TOOLS,
                tip=tr("Another delegate takes over everything of the selected one from a day on"), needs=Needs.DELEGATE),
        Command(name="choose_guests", text=tr("Choose who &goes…"), menu=TOOLS,
                tip=tr("The selected gathering has few places: choose by rank, by firm or by turn, and keep the reason"), needs=Needs.GATHERING),
        Command(name="two_parts", text=tr("&Two parts…"), menu=TOOLS,
                tip=tr("The selected gathering begins with the principals alone; the others join later"), needs=Needs.GATHERING),
        Command(name="several_days", text=tr("Several &days…"), menu=TOOLS,
                tip=tr("The selected request takes more than one day: a part a day, on days that follow each other"), needs=Needs.REQUEST),
        Command(name="what_if", text=tr("What i&f…"), menu=TOOLS,
                tip=tr("Try something, compare it with the plan before, then keep it or throw it away"), needs=Needs.WRITABLE),
        Command(name="fragility", text=tr("F&ragility…"), menu=TOOLS,
                tip=tr("What the loss of each official, delegate, venue and leg would cost")),
        Command(name="interpreters_needed", text=tr("&Interpreters needed…"), menu=TOOLS,
                tip=tr("How many more interpreters would let requests be met that wait, and where"), needs=Needs.WRITABLE),
        Command(name="public_holidays", text=tr("Public &holidays…"), menu=TOOLS,
                tip=tr("Find the days off of each city's country within the mission"), needs=Needs.WRITABLE),
        Command(name="aims", text=tr("&What makes a plan good…"), menu=TOOLS,
                tip=tr("In which order plans are judged, and what requests and rules are worth"), needs=Needs.WRITABLE),
        Command(name="move_mission", text=tr("Mo&ve mission…"), menu=TOOLS,
                tip=tr("Everything some days later or earlier: days, meetings, gatherings, legs and hours"), needs=Needs.WRITABLE),
        Command(name="mission_details", text=tr("&Mission title and dates…"), menu=TOOLS, icon="edit",
                tip=tr("Change the title, sponsor, dates and grid"), needs=Needs.WRITABLE),
    )  # fmt: skip


def _help() -> tuple[Command, ...]:
    return (
        Command(name="help", text=tr("&Help"), menu=HELP, keys=("F1",), icon="help",
                tip=tr("How to do things, for the part of the window in use"), needs=Needs.NOTHING),
        Command(name="keys", text=tr("&Keys"), menu=HELP, keys=("Ctrl+?",),
                tip=tr("Every key in one list"), needs=Needs.NOTHING),
        Command(name="about_mission", text=tr("Ab&out this mission…"), menu=HELP, icon="hint", separated=True,
                tip=tr("Where its facts come from: what is real and what is invented")),
        Command(name="start_page", text=tr("&Start page"), menu=HELP,
                tip=tr("Close the mission and go back to the start"), needs=Needs.MISSION),
        Command(name="about", text=tr("&About Attaché"), menu=HELP, separated=True,
                tip=tr("Version, licence and what is shipped with it"), needs=Needs.NOTHING),
    )  # fmt: skip
