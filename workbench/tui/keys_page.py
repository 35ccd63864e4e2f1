"""Print docs/keys.md: `python -m workbench.tui.keys_page > docs/keys.md`."""

from __future__ import annotations

import sys

from workbench.tui.actions import PLACES, TITLES, KeyMap, groups_of, key_text

_FILE_PROSE = """\
`workbench keys` prints the keys in force, `workbench keys --write` a file to start from: every action with its keys,
each line a comment until you take the `#` away. It is `keys.yaml` in the folder for your settings
(`~/.config/workbench` on Linux); `--keys FILE` or `WORKBENCH_KEYS` names another.

```yaml
flag: [z]              # instead of F
next_undecided: [n, right]
scroll_right: ["."]    # instead of →, which would mean two things now
```

What stands there takes the place of the table's keys for that action; help, palette and last line say the same. A key
is a character (`z`, `Z`, `"?"`), or `ctrl+` and a letter, or one of `enter`, `escape`, `tab`, `shift+tab`, `space`,
`backspace`, `delete`, `insert`, `up`, `down`, `left`, `right`, `home`, `end`, `pageup`, `pagedown`. An empty list
leaves an action to the palette.

A key that would mean two things on one screen, an action that there is not, and a key that does not arrive from every
terminal are refused at the start, with file and line. `ctrl+a`, `ctrl+b`, `ctrl+s`, `ctrl+q` belong to GNU screen,
tmux and the terminal; `ctrl+m`, `ctrl+i`, `ctrl+j`, `ctrl+h` are Enter, Tab, a new line and Backspace; `ctrl+l` draws
everything anew; `alt+…`, `ctrl+enter` and their like are not sent by all. Function keys may stand beside another key,
never alone. Menus and text fields keep their keys."""

_PROSE = """\
`1` to `4` label the case at once and open the next undecided one; the label is on disk before that. `worse` and
`both bad` take the verdict's own category unless you give one first: `5` to `9`, or `C` and a letter, choose the
category of the label that follows (`7` `1`: worse, for a refusal). The choice is shown in the last lines, holds for
this case only, and `Esc` drops it.

`u` takes back your last label, note or flag and shows that case again; pressed again it goes further back, without
a limit. Nothing is erased: undoing is an entry of its own.

`x` opens the cluster of the case: three of its cases first, each as its diff, as unlike each other as there are. `1`
to `4` then label all of it at once; the second line says beforehand how many those are and what they leave: cases you
have labelled, critical ones, and those that Space has taken out (`j` and `k` move in the list, the diff follows).
Cases of another verdict stand apart until `f` takes them in. The cluster is decided in the suite of the case; `s`
widens that to all cases of the suite with the verdict, or to the cluster in all suites, where the same change may be
for the worse in one suite and for the better in another: one case of each is shown, Space takes a suite out or in, and
suites whose verdict does not speak for the label are out. Beside the regressions of a whole suite stands an example of
each wording (`?`) that the baseline does not have and no rule calls worse: Space takes all cases of such a wording in
(`+`) and goes to the next one; then one key decides them along. The next group with an undecided case follows by
itself, `n` leaves this one as it is, and `u` takes all of it back with one key.

The last line has room for some keys only: those that matter for what is shown. Where a regression shows that is mending
it, after a label taking it back; `?` is always there and names all.

In the queue `s` has the suites stand by risk, then certainty (how sure it is that they got worse), or by verdict, then
risk again; the second line says which.

In the queue's margin `>` is the cursor, `F` a flagged case, `!` a critical one; `~` before a label says that it is
stale: the checks, the case, the prompt or an output are not what was judged, so the case is undecided again.

In the diff `-` marks a line only the baseline has, `+` one only the target has, `~` one that both have in different
words; the words are underlined. `<` and `>` mark a line that stands elsewhere on the other side: its old and its new
place. `·` stands where a side has nothing. Very large outputs show a coarse difference at once, and the first line says
so until the best one is there.

`v` goes through the views that a case has: the answer as text, as Markdown is read, its JSON laid out, the tool calls
by name and arguments, all turns of a talk, the thinking, then the input, the request as sent, and the whole exchange
as logged. A case of several turns opens with those.

`i` opens a menu of what makes no difference: blanks, case, Markdown marks, the form of numbers, the order of keys in
JSON, the order of tool calls made together. It takes letter after letter until `Esc`, `Enter` or `i`. The first line
says what is ignored; it holds for all cases until you leave. Words that differ only in that are dim, and `]` and `[`
pass over them. In a line that is longer than the screen `]` and `[` also stop at each mark that is out of sight.

While a prompt is being typed every key is text. `Esc` ends typing, then the keys of the table apply; `e` types on."""

_OVERVIEW_PROSE = """\
One row a suite. `●` is the change of its pass rate, the line around it the interval, `┃` no change, `┊` the margin up
to which a drop counts as none; all bars have the scale that stands above them. A suite whose checks are silent, or that
has none, is judged by features, by what its answers themselves show: then the row says how many cases got worse or
better, and a bar is without colour. `q` is the share of false alarms to expect when every suite with such a `q` or a
smaller one is called changed. Of an inconclusive suite the row says the worst that its cases leave
possible; that is no good news, and it is never coloured like any. What is unknown or was not measured says so. The
wider the screen, the more columns; where there is room, the lines below the list say all of the suite at the cursor.

`Enter` shows the suite's cases in the queue, from the first undecided one on; the queue's second line says so, and
`Esc` there shows all cases again. `s` sorts by verdict, by change, by risk, by cases left, by name."""

_RUNS_PROSE = """\
A run that was started goes on while you review: `Esc` leaves its screen, the queue's first line shows how far it is,
and `t` leads back to it. `p` pauses and goes on. `x` asks, then begins no further call and waits for those in flight;
`x` again gives those up. Quitting asks first; what has arrived is kept in any case, and `r` on an unfinished run sends
only what has no answer yet."""


def keys_page(keys: KeyMap) -> str:
    """docs/keys.md: every key by screen, as Markdown."""
    parts = [
        "# Keys",
        "Made from the action table by `python -m workbench.tui.keys_page`; the app shows the same under `?`.\n"
        "The names are what a file of your own gives other keys to.",
        "## Keys of your own",
        _FILE_PROSE,
    ]
    for place in PLACES:
        rows = ["| keys | does | name |", "|---|---|---|"]
        for actions in groups_of(place).values():
            for action in actions:
                shown = " ".join(f"`{key_text(key)}`" for key in keys.keys(action.name)) or "(palette)"
                rows.append(f"| {shown} | {action.does} | `{action.name}` |")
        parts += [f"## {TITLES[place]}", "\n".join(rows)]
    parts += ["## How labels, categories and marks go together", _PROSE]
    parts += ["## How to read the overview", _OVERVIEW_PROSE]
    parts += ["## How runs go on", _RUNS_PROSE]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.stdout.write(keys_page(KeyMap()))
