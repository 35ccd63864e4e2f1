"""Writing a revision into its suite file: asked where, shown what, asked again, then done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.tui import history_text
from workbench.tui.screens.diffing import DiffScreen

if TYPE_CHECKING:
    from workbench.adapt.applying import Change
    from workbench.records import Adaptation


class ApplyingScreen(DiffScreen):
    """Shows what an application would change, or what stands against it, where the diff stands."""

    async def apply(self, revision: Adaptation) -> Adaptation | None:
        """Write a revision into the file that is named; the adaptation as it is then, None if nothing was written."""
        from workbench.adapt.applying import MergeConflictError, place_of, write_change
        from workbench.store.adaptations import set_status
        from workbench.suites.find import files_of

        files = await self.workbench.compute(files_of, revision.suite, Path())
        usual = str(files[0]) if files else f"{revision.suite}.suite.yaml"
        if len(files) > 1:
            self.keybar.say(f"{len(files)} files hold this suite: {', '.join(map(str, files))}", "warn")
        given = await self.prompt.ask("write it into the suite file:", usual)
        if given is None or not given.strip():
            return None
        try:
            change = await self._change(Path(given.strip()).expanduser(), revision)
        except MergeConflictError as error:
            self.diff.say(*history_text.conflict_lines([(place_of(one), one) for one in error.conflicts]))
            raise
        if not change.needed:
            self.keybar.say(f"{change.path} says all of it already", "good")
            return await self.session.call(set_status, revision.id, "accepted")
        self.diff.say(*history_text.change_lines(change, revision))
        yes = [("y", "write", "write it"), ("Esc", "", "leave the file as it is")]
        if await self.prompt.choose(f"change {change.path.name} as shown?", yes) != "write":
            self.keybar.say(f"{change.path} is as it was")
            await self.draw_anew()
            return None
        written = await self.workbench.compute(write_change, change)
        accepted = await self.session.call(set_status, revision.id, "accepted")
        await self.draw_anew()
        ending = written.kept.name.removeprefix(written.path.name) if written.kept is not None else ""
        kept = f" (as it was: …{ending})" if ending else ""
        self.keybar.say(f"wrote {written.path.name}{kept}; adaptation {accepted.id} accepted", "good")
        return accepted

    async def _change(self, path: Path, revision: Adaptation) -> Change:
        from workbench.adapt.applying import change_of, new_file
        from workbench.store.suites import load_cases, load_suite

        if path.exists():
            return await self.workbench.compute(change_of, path, revision.suite, revision.base, revision.prompt)
        suite = await self.session.call(load_suite, revision.suite)
        cases = await self.session.call(load_cases, revision.suite)
        return await self.workbench.compute(new_file, path, suite, cases, revision.prompt)
