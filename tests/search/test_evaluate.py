"""The scoring of labelled queries, as the labels' README says."""

from __future__ import annotations

import pytest

from tests.search.evaluate import Query, evaluated, kept, report, scored, scored_unit

RIGHT, USEFUL = "ch3-formulation", "ind-7"
QUERY = Query("q", "en_exact", "formulation", {RIGHT: 2, USEFUL: 1})
NONE = Query("n", "none", "Schrems II", {})


@pytest.mark.parametrize(
    ("result", "unit"),
    [
        ("ch3-formulation", "ch3-formulation"),
        ("ch3-formulation-2", "ch3-formulation"),
        ("ind-7-scope-1", "ind-7"),
        ("ind-7-no-such-thing", "ind-7"),
        ("term-unheard-of", None),
        ("", None),
    ],
)
def test_a_result_counts_as_its_longest_prefix(result: str, unit: str | None) -> None:
    assert scored_unit(result) == unit


def test_of_a_unit_the_first_is_kept() -> None:
    assert kept(["ch3-formulation-2", "ind-7", "ch3-formulation"]) == (RIGHT, USEFUL)


def test_three_terms_are_passed_over_and_further_ones_take_a_place() -> None:
    terms = ["term-a", "term-b", "term-c"]
    assert kept([*terms, RIGHT]) == (RIGHT,)
    assert kept([*terms, "term-d", RIGHT]) == (None, RIGHT)


def test_terms_after_the_fifth_take_no_place() -> None:
    units = ["ch1-scope", "ch1-purpose", "ind-1", "ind-2", "ind-3"]
    assert kept([*units, "t-1", "t-2", "t-3", "t-4", "ind-4"]) == (*units, "ind-4")


def test_the_best_order_scores_one() -> None:
    score = scored(QUERY, [RIGHT, USEFUL])
    assert (score.ndcg, score.first, score.empty) == (1.0, True, False)


def test_gain_and_discount() -> None:
    score = scored(QUERY, [USEFUL, RIGHT])
    # (1/1 + 3/log2 3) / (3/1 + 1/log2 3)
    assert score.ndcg == pytest.approx(0.7967, abs=1e-4)
    assert not score.first


def test_a_unit_without_a_label_counts_nothing() -> None:
    assert scored(QUERY, ["ind-1", "ind-2", "ind-3", "ind-4", "ind-5", RIGHT]).ndcg == 0.0


def test_the_report_tells_queries_with_and_without_labels_apart() -> None:
    scores = evaluated([QUERY, QUERY, NONE, NONE], lambda _: [[RIGHT, USEFUL], [], [], ["ind-1"]])
    found = report(scores)
    assert found.ndcg == pytest.approx(0.5)
    assert found.first == pytest.approx(0.5)
    assert found.false_zeros == (QUERY.text,)
    assert found.not_empty == (NONE.text,)
    assert set(found.classes) == {"en_exact"}
