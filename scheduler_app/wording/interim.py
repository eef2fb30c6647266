"""The old names of the sentences; whoever still uses them should take them from their own files."""

from scheduler_app.wording.conflicts import sentence_of_conflict as conflict_sentence
from scheduler_app.wording.defects import sentence_of_defect as defect_sentence
from scheduler_app.wording.reasons import sentence_of_left_out as left_out_sentence

__all__ = ["conflict_sentence", "defect_sentence", "left_out_sentence"]
