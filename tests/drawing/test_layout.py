"""Where nodes stand."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.drawing import spreading
from kg.drawing.layout import layout
from kg.drawing.salience import communities


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph[int]:
    size = draw(st.integers(0, 14))
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    pairs = st.tuples(st.integers(0, max(size - 1, 0)), st.integers(0, max(size - 1, 0)))
    graph.add_edges_from(pair for pair in draw(st.lists(pairs, max_size=30)) if pair[0] != pair[1] and size)
    return graph


@settings(max_examples=40)
@given(graphs(), st.randoms(use_true_random=False))
def test_no_two_boxes_overlap_and_none_is_far_away(graph: nx.Graph[int], random: object) -> None:
    boxes = [(60.0 + 10 * (node % 7), 50.0) for node in graph]
    places = layout(graph, boxes)
    assert len(places) == len(graph)
    for one in graph:
        for other in range(one):
            apart_x = abs(places[one][0] - places[other][0]) - (boxes[one][0] + boxes[other][0]) / 2
            apart_y = abs(places[one][1] - places[other][1]) - (boxes[one][1] + boxes[other][1]) / 2
            assert max(apart_x, apart_y) > -2  # rounded, each by half a pixel; the last push may leave as much
    assert all(abs(x) <= 260 * len(graph) and abs(y) <= 260 * len(graph) for x, y in places)


def test_the_order_in_which_edges_are_given_does_not_matter() -> None:
    edges = list(nx.karate_club_graph().edges())
    boxes = [(80.0, 50.0)] * 34
    one: nx.Graph[int] = nx.Graph()
    one.add_nodes_from(range(34))
    other = one.copy()
    one.add_edges_from(edges)
    other.add_edges_from((b, a) for a, b in reversed(edges))
    assert layout(one, boxes) == layout(other, boxes)


def test_nodes_set_aside_stand_below_and_leave_the_others_where_they_are() -> None:
    graph: nx.Graph[int] = nx.path_graph(5)
    boxes = [(80.0, 50.0)] * 5
    without = layout(graph, boxes)
    graph.add_nodes_from([5, 6])
    places = layout(graph, [*boxes, (80.0, 50.0), (80.0, 50.0)], aside={5, 6})
    assert places[:5] == without
    assert min(y for _, y in places[5:]) > max(y for _, y in places[:5]) + 50


def test_a_long_arm_does_not_leave_the_picture_empty() -> None:
    graph = nx.lollipop_graph(20, 12)
    boxes = [(130.0, 60.0)] * 32
    places = layout(graph, boxes)
    width = max(x for x, _ in places) - min(x for x, _ in places) + 130
    height = max(y for _, y in places) - min(y for _, y in places) + 60
    assert 1.2 < width / height < 2.2
    assert width * height < 5 * 32 * 130 * 60


def test_nodes_without_neighbours_stand_in_rows_below_the_others_the_most_salient_first() -> None:
    graph: nx.Graph[int] = nx.path_graph(6)
    graph.add_nodes_from(range(6, 40))
    boxes = [(130.0, 60.0)] * 6 + [(160.0, 34.0)] * 34
    places = layout(graph, boxes, salience=range(40))
    lone = sorted(range(6, 40), key=lambda node: (places[node][1], places[node][0]))
    assert lone == list(range(39, 5, -1))
    assert places[39][1] > max(y for _, y in places[:6]) + 40
    *full, last = [[x for x, y in places[6:] if y == row] for row in sorted({y for _, y in places[6:]})]
    assert len({len(row) for row in full}) == 1
    assert set(last) <= set(full[0])


def test_more_nodes_than_springs_can_place_stand_near_their_neighbours() -> None:
    graph = nx.random_labeled_tree(900, seed=3)
    places = layout(graph, [(60.0, 40.0)] * 900)
    assert len(set(places)) == 900
    lengths = sorted(
        ((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5 for a, b in graph.edges()
    )
    xs, ys = [x for x, _ in places], [y for _, y in places]
    assert lengths[len(lengths) // 2] < ((max(xs) - min(xs)) ** 2 + (max(ys) - min(ys)) ** 2) ** 0.5 / 5


def test_many_boxes_are_pushed_apart_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(5)
    points = generator.normal(0, 900, (120, 2))
    points[1] = points[0]
    sizes = np.stack([generator.uniform(40, 190, 120), generator.uniform(30, 60, 120)], axis=1)
    pushed = spreading.apart(points, sizes)
    overlap = ((sizes[:, None] + sizes[None]) / 2 - np.abs(pushed[:, None] - pushed[None])).min(axis=2)
    np.fill_diagonal(overlap, -1)
    assert overlap.max() < 1
    monkeypatch.setattr(spreading, "ALL_PAIRS", len(points))
    assert np.allclose(spreading.apart(points, sizes), pushed)


def test_communities_are_numbered_from_the_largest() -> None:
    graph: nx.Graph[int] = nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(6))
    assert communities(graph) == [1, 1, 1, 0, 0, 0, 0, 0, 0]
