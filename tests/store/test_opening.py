"""What is a store, what is not, and what is said then."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.store import StoreError, open_store
from kg.store.endpoint import Endpoint

A = NamedNode("http://example.org/a")
QUAD = Quad(A, A, A, A)


def test_what_is_written_is_there_when_opened_again(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "new" / "store")) as store:
        store.add([QUAD])
    with open_store(str(tmp_path / "new" / "store"), read_only=True) as store:
        assert list(store.quads()) == [QUAD]


def test_reading_a_store_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store at .*kg build"):
        open_store(str(tmp_path / "none"), read_only=True)
    assert not (tmp_path / "none").exists()


def test_a_folder_of_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    for read_only in (True, False):
        with pytest.raises(StoreError, match="is not a store but holds other files"):
            open_store(str(tmp_path), read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    open_store(str(tmp_path)).close()
    assert (tmp_path / "kg-store.toml").is_file()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a file, not a store"):
        open_store(str(tmp_path / "file"))


def test_no_name_is_no_store() -> None:
    with pytest.raises(StoreError, match="no store is named"):
        open_store(" ")


def test_nothing_is_written_to_a_store_opened_for_reading(tmp_path: Path) -> None:
    open_store(str(tmp_path)).close()
    with open_store(str(tmp_path), read_only=True) as store:
        for write in (
            lambda: store.add([QUAD]),
            lambda: store.update("CLEAR ALL"),
            lambda: store.replace_graph(A.value, [QUAD]),
            lambda: store.drop_graph(A.value),
        ):
            with pytest.raises(StoreError, match="for reading only"):
                write()


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(str(tmp_path))
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.count()


@pytest.mark.skipif(sys.platform == "win32", reason="no flock there")
@pytest.mark.parametrize(("held", "wanted", "fits"), [(0, 0, False), (0, 1, False), (1, 0, False), (1, 1, True)])
def test_one_writer_or_many_readers(tmp_path: Path, held: int, wanted: int, fits: bool) -> None:
    open_store(str(tmp_path)).close()
    code = (
        f"from kg.store import open_store; s = open_store({str(tmp_path)!r}, read_only={bool(held)}); print(1); input()"
    )
    command = [sys.executable, "-c", code.replace("print(1)", "print(1, flush=True)")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        if fits:
            open_store(str(tmp_path), read_only=bool(wanted)).close()
        else:
            with pytest.raises(StoreError, match="in use by another process"):
                open_store(str(tmp_path), read_only=bool(wanted))
        other.communicate(b"\n")
    open_store(str(tmp_path)).close()


def test_building_the_same_again_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(str(tmp_path)) as store:
        store.replace_graph(A.value, [QUAD])
    with open_store(str(tmp_path)) as store:
        # the files tell nothing: the store tidies them in the background when it is opened
        monkeypatch.setattr(type(store), "update", lambda *_: pytest.fail("the store was written to"))
        assert store.replace_graph(A.value, [QUAD]) is False


def test_an_endpoint_that_is_not_there() -> None:
    with open_store("http://127.0.0.1:9/query") as store, pytest.raises(StoreError, match="cannot be reached"):
        store.count()


def test_an_address_that_is_no_endpoint(endpoint: str) -> None:
    root = endpoint.removesuffix("/query")
    with open_store(f"{root}/nowhere") as store, pytest.raises(StoreError, match="refuses"):
        store.count()


@pytest.mark.parametrize(
    ("location", "query", "update"),
    [
        ("http://h:7878/query", "http://h:7878/query", "http://h:7878/update"),
        ("http://h/sparql", "http://h/sparql", "http://h/sparql"),
        ("http://h/repo http://h/repo/statements", "http://h/repo", "http://h/repo/statements"),
        ("http://me:s%20t@h/query", "http://h/query", "http://h/update"),
    ],
)
def test_where_updates_go(location: str, query: str, update: str) -> None:
    store = Endpoint(location, read_only=False)
    assert (store.location, store._update_url) == (query, update)


def test_a_password_is_in_no_message() -> None:
    with open_store("http://me:secret@127.0.0.1:9/query") as store, pytest.raises(StoreError) as caught:
        store.count()
    assert "secret" not in str(caught.value)


def test_an_endpoint_opened_for_reading(endpoint: str) -> None:
    with open_store(endpoint, read_only=True) as store:
        assert store.count() >= 0
        with pytest.raises(StoreError, match="for reading only"):
            store.update("CLEAR ALL")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="no store can be made"):
        open_store(str(tmp_path / "store"))
