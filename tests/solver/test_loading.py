import sys

from solver.loading import load_search


def test_the_search_is_loaded_once_and_again_without_harm():
    load_search()
    load_search()
    assert "solver.cpsat.search" in sys.modules
