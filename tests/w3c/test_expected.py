"""The list of what is not reached."""

from .manifest import all_cases, needs_suite, unreached

needs_suite()


def test_only_tests_that_there_are_are_listed() -> None:
    known = {case.id for case in all_cases()}
    assert set(unreached()) - known == set()


def test_the_protocols_are_reached_whole() -> None:
    kinds = {"ProtocolTest", "GraphStoreProtocolTest", "ServiceDescriptionTest"}
    assert not {case.id for case in all_cases(*kinds)} & set(unreached())
