from scheduler_app.itemmodels.clipboard import copied_rows, paste

FIELDS = ("name", "kind", "sector")


def test_copied_rows_come_in_again_as_new_ones(sample):
    ids = list(sample.organisations)[:3]
    text = copied_rows(sample, "organisations", ids, FIELDS)
    assert text.splitlines()[0] == "Name\tSide\tSector"
    report = paste(sample, "organisations", text, FIELDS)
    assert (report.count, report.details) == (3, "")
    assert len(report.mission.organisations) == len(sample.organisations) + 3


def test_rows_without_headings_follow_the_columns(sample):
    report = paste(
        sample,
        "organisations",
        "Acme\tCounterpart\twater\nBolt\tFirm of the delegation\t\n",
        FIELDS,
    )
    assert [one.name for one in report.mission.organisations.values()][-2:] == ["Acme", "Bolt"]


def test_rows_that_do_not_come_in_are_told(sample):
    text = "Name\tSide\tShoe size\nAcme\tCounterpart\t42\n\tCounterpart\t\nBolt\tfriend\t\n"
    report = paste(sample, "organisations", text, FIELDS)
    assert report.count == 1
    assert "2 did not" in report.summary
    assert "friend" in report.details
    assert "Shoe size" in report.details


def test_a_heading_may_name_what_the_column_refers_to(sample):
    text = "Name\tPost\tOrganisation\nAnn Example\tDirector\tAlcoa\n"
    report = paste(sample, "delegates", text, ("name", "title", "organisation_id"))
    assert (report.count, report.details) == (1, "")
    added = list(report.mission.delegates.values())[-1]
    assert sample.organisations[added.organisation_id].name == "Alcoa"


def test_other_words_for_a_column_are_understood(sample):
    text = "Name\tCompany\tTelephone\tRemarks\nAnn Example\tAlcoa\t555\tlate\n"
    report = paste(sample, "delegates", text, ("name", "organisation_id", "phone", "note"))
    assert (report.count, report.details) == (1, "")
    added = list(report.mission.delegates.values())[-1]
    assert (added.phone, added.note) == ("555", "late")
