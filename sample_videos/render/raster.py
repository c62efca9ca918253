"""Draws triangles into pictures of depth: seen by the camera, and by each light.

Compiled with numba: Blender needs seconds for what takes hundredths here.
"""

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

NOTHING = -1
FAR = 1e9


@njit(cache=True, fastmath=True)
def vertex_normals(vertices: Floats, quads: Ints) -> Floats:
    """Return the unit normal of every vertex, the mean of its faces' by area."""
    normals = np.zeros_like(vertices)
    for face in range(quads.shape[0]):
        a, b, c, d = quads[face]
        u = vertices[c] - vertices[a]
        v = vertices[d] - vertices[b]
        x = u[1] * v[2] - u[2] * v[1]
        y = u[2] * v[0] - u[0] * v[2]
        z = u[0] * v[1] - u[1] * v[0]
        for corner in (a, b, c, d):
            normals[corner, 0] += x
            normals[corner, 1] += y
            normals[corner, 2] += z
    for vertex in range(normals.shape[0]):
        length = np.sqrt((normals[vertex] ** 2).sum())
        if length > 0.0:
            normals[vertex] /= length
    return normals


@njit(cache=True, fastmath=True)
def carried(
    rest: Floats, bones: Ints, shares: Floats, turns: Floats, shifts: Floats
) -> Floats:
    """Return vertices carried along by the few bones that move each of them.

    Parameters
    ----------
    rest
        Shape (n, 3), metres.
    bones, shares
        Shape (n, k): the bones that move a vertex most, and by how much; -1 is none.
    turns, shifts
        Shape (n_bones, 3, 3) and (n_bones, 3): what each bone does to any vertex.

    """
    moved = np.zeros_like(rest)
    for vertex in range(rest.shape[0]):
        for slot in range(bones.shape[1]):
            bone = bones[vertex, slot]
            if bone == NOTHING:
                break
            share = shares[vertex, slot]
            for axis in range(3):
                at = shifts[bone, axis]
                for other in range(3):
                    at += turns[bone, axis, other] * rest[vertex, other]
                moved[vertex, axis] += share * at
    return moved


@njit(cache=True, fastmath=True)
def _draw_depth(depth: Floats, at: Floats, triangles: Ints) -> None:
    """Keep the greatest height over each texel; `at` is (column, row, height)."""
    rows, columns = depth.shape
    for triangle in range(triangles.shape[0]):
        a, b, c = triangles[triangle]
        ax, ay, az = at[a, 0], at[a, 1], at[a, 2]
        bx, by, bz = at[b, 0], at[b, 1], at[b, 2]
        cx, cy, cz = at[c, 0], at[c, 1], at[c, 2]
        area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        if abs(area) < 1e-9:
            continue
        left = max(int(np.floor(min(ax, bx, cx))), 0)
        right = min(int(np.floor(max(ax, bx, cx))), columns - 1)
        top = max(int(np.floor(min(ay, by, cy))), 0)
        bottom = min(int(np.floor(max(ay, by, cy))), rows - 1)
        for row in range(top, bottom + 1):
            y = row + 0.5
            for column in range(left, right + 1):
                x = column + 0.5
                v = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area
                w = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area
                u = 1.0 - v - w
                if v < 0.0 or w < 0.0 or u < 0.0:
                    continue
                height = v * az + w * bz + u * cz
                depth[row, column] = max(depth[row, column], height)


@njit(cache=True, fastmath=True, parallel=True)
def heights_towards(
    vertices: Floats,
    triangles: Ints,
    frames: Floats,
    centre: Floats,
    metres: float,
    texels: int,
) -> Floats:
    """Return for each light how near to it the nearest surface is over each texel.

    Parameters
    ----------
    vertices, triangles
        The mesh, metres.
    frames
        Shape (n_lights, 3, 3): two directions across, and the one towards the light.
    centre, metres
        The square that is looked at: its middle, and its side.
    texels
        Texels along a side.

    """
    depths = np.full((frames.shape[0], texels, texels), -FAR, dtype=np.float32)
    scale = texels / metres
    for light in prange(frames.shape[0]):
        at = np.empty_like(vertices)
        frame = frames[light]
        for vertex in range(vertices.shape[0]):
            x = vertices[vertex, 0] - centre[0]
            y = vertices[vertex, 1] - centre[1]
            z = vertices[vertex, 2] - centre[2]
            for axis in range(3):
                at[vertex, axis] = (
                    frame[axis, 0] * x + frame[axis, 1] * y + frame[axis, 2] * z
                )
            at[vertex, 0] = at[vertex, 0] * scale + texels / 2.0
            at[vertex, 1] = at[vertex, 1] * scale + texels / 2.0
        _draw_depth(depths[light], at, triangles)
    return depths


@njit(cache=True, fastmath=True)
def _lit_share(depth: Floats, column: float, row: float, height: float) -> float:
    """Return the share of the four nearest texels that do not hide a point."""
    texels = depth.shape[0]
    x, y = column - 0.5, row - 0.5
    if x < 0.0 or y < 0.0 or x >= texels - 1 or y >= texels - 1:
        return 1.0
    left, top = int(x), int(y)
    across, down = x - left, y - top
    lit = 0.0
    if depth[top, left] <= height:
        lit += (1.0 - across) * (1.0 - down)
    if depth[top, left + 1] <= height:
        lit += across * (1.0 - down)
    if depth[top + 1, left] <= height:
        lit += (1.0 - across) * down
    if depth[top + 1, left + 1] <= height:
        lit += across * down
    return lit


@njit(cache=True, fastmath=True, parallel=True)
def irradiance(
    points: Floats,
    normals: Floats,
    frames: Floats,
    places: Floats,
    colours: Floats,
    depths: Floats,
    centre: Floats,
    metres: float,
    bias_m: float,
) -> tuple[Floats, Floats]:
    """Return the light that falls on points, and what would without anybody there.

    Parameters
    ----------
    points, normals
        Shape (n, 3).
    frames
        As for `heights_towards`.
    places
        Shape (n_lights, 7): where a lamp is, which way it shines, and 1; or zeros for
        light from far away.
    colours
        Shape (n_lights, 3): irradiance of a surface that faces the light; of a lamp at
        one metre, straight ahead.
    depths, centre, metres
        Of `heights_towards`.
    bias_m
        A surface does not hide points this near under it.

    """
    texels = depths.shape[1]
    scale = texels / metres
    seen = np.zeros_like(points)
    free = np.zeros_like(points)
    for index in prange(points.shape[0]):
        px, py, pz = points[index]
        nx, ny, nz = normals[index]
        # A step off the surface, so that it does not shade itself.
        x = px + nx * bias_m - centre[0]
        y = py + ny * bias_m - centre[1]
        z = pz + nz * bias_m - centre[2]
        for light in range(frames.shape[0]):
            frame = frames[light]
            if places[light, 6] > 0.0:
                lx = places[light, 0] - px
                ly = places[light, 1] - py
                lz = places[light, 2] - pz
                square = lx * lx + ly * ly + lz * lz
                away = np.sqrt(square)
                cosine = (nx * lx + ny * ly + nz * lz) / away
                shining = (
                    -(
                        places[light, 3] * lx
                        + places[light, 4] * ly
                        + places[light, 5] * lz
                    )
                    / away
                )
                strength = cosine * max(shining, 0.0) / square
            else:
                strength = nx * frame[2, 0] + ny * frame[2, 1] + nz * frame[2, 2]
            if strength <= 0.0:
                continue
            column = frame[0, 0] * x + frame[0, 1] * y + frame[0, 2] * z
            row = frame[1, 0] * x + frame[1, 1] * y + frame[1, 2] * z
            height = frame[2, 0] * x + frame[2, 1] * y + frame[2, 2] * z
            lit = strength * _lit_share(
                depths[light],
                column * scale + texels / 2.0,
                row * scale + texels / 2.0,
                height + bias_m,
            )
            for channel in range(3):
                free[index, channel] += strength * colours[light, channel]
                seen[index, channel] += lit * colours[light, channel]
    return seen, free


@njit(cache=True, fastmath=True)
def draw(
    at: Floats, triangles: Ints, inside: Floats, rows: int, columns: int
) -> tuple[Ints, Floats]:
    """Return which triangle each pixel shows, and where on it.

    Parameters
    ----------
    at
        Shape (n, 3): pixel column and row, and how far in front of the camera.
    triangles
        Shape (n_triangles, 3).
    inside
        Shape (n,); a surface is there only where this is positive.
    rows, columns
        Of the picture.

    Returns
    -------
    tuple
        Numbers of triangles or NOTHING, (rows, columns); shares of the first two
        corners, (rows, columns, 2).

    """
    shown = np.full((rows, columns), NOTHING, dtype=np.int32)
    shares = np.zeros((rows, columns, 2), dtype=np.float32)
    nearest = np.zeros((rows, columns), dtype=np.float32)
    for triangle in range(triangles.shape[0]):
        a, b, c = triangles[triangle]
        ax, ay, bx, by = at[a, 0], at[a, 1], at[b, 0], at[b, 1]
        cx, cy = at[c, 0], at[c, 1]
        area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        if abs(area) < 1e-9:
            continue
        near_a, near_b, near_c = 1.0 / at[a, 2], 1.0 / at[b, 2], 1.0 / at[c, 2]
        left = max(int(np.floor(min(ax, bx, cx) - 0.5)), 0)
        right = min(int(np.ceil(max(ax, bx, cx) - 0.5)), columns - 1)
        top = max(int(np.floor(min(ay, by, cy) - 0.5)), 0)
        bottom = min(int(np.ceil(max(ay, by, cy) - 0.5)), rows - 1)
        for row in range(top, bottom + 1):
            y = row + 0.5
            for column in range(left, right + 1):
                x = column + 0.5
                u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area
                v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area
                w = 1.0 - u - v
                if u < 0.0 or v < 0.0 or w < 0.0:
                    continue
                near = u * near_a + v * near_b + w * near_c
                if near <= nearest[row, column]:
                    continue
                # Shares on the surface itself, not in the picture.
                u, v = u * near_a / near, v * near_b / near
                w = 1.0 - u - v
                if u * inside[a] + v * inside[b] + w * inside[c] <= 0.0:
                    continue
                nearest[row, column] = near
                shown[row, column] = triangle
                shares[row, column, 0] = u
                shares[row, column, 1] = v
    return shown, shares


@njit(cache=True, fastmath=True)
def _hashed(x: int, y: int, z: int) -> float:
    number = np.uint32(x * 73856093 ^ y * 19349663 ^ z * 83492791)
    number = np.uint32((number ^ (number >> np.uint32(13))) * np.uint32(1274126177))
    return np.float32((number ^ (number >> np.uint32(16))) & np.uint32(65535)) / 65535.0


@njit(cache=True, fastmath=True)
def noise(x: float, y: float, z: float) -> float:
    """Return smooth noise from -1 to 1 with cells of size 1."""
    i, j, k = int(np.floor(x)), int(np.floor(y)), int(np.floor(z))
    fx, fy, fz = x - i, y - j, z - k
    fx = fx * fx * (3.0 - 2.0 * fx)
    fy = fy * fy * (3.0 - 2.0 * fy)
    fz = fz * fz * (3.0 - 2.0 * fz)
    total = 0.0
    for corner in range(8):
        dx, dy, dz = corner & 1, (corner >> 1) & 1, corner >> 2
        weight = (fx if dx else 1.0 - fx) * (fy if dy else 1.0 - fy)
        weight *= fz if dz else 1.0 - fz
        total += weight * _hashed(i + dx, j + dy, k + dz)
    return 2.0 * total - 1.0


@njit(cache=True, fastmath=True, parallel=True)
def paint(
    shown: Ints,
    shares: Floats,
    triangles: Ints,
    light: Floats,
    gloss: Floats,
    rest: Floats,
    second: Floats,
    surface: Ints,
    looks: Floats,
) -> Floats:
    """Return the colour of each pixel and whether anything is there.

    Parameters
    ----------
    shown, shares, triangles
        Of `draw`.
    light
        Shape (n, 3), irradiance of each vertex.
    gloss
        Shape (n, 3), light that each vertex mirrors to the camera.
    rest
        Shape (n, 3), metres; patterns stick to the cloth.
    second
        Shape (n,); the second colour is where this is positive.
    surface
        Shape (n_triangles,), row of `looks`.
    looks
        Shape (n_surfaces, 12): two linear colours, then cells a metre along x, y and
        z, how much the pattern shows, and gloss.

    Returns
    -------
    NDArray
        Shape (rows, columns, 4), linear RGB times coverage, coverage.

    """
    rows, columns = shown.shape
    picture = np.zeros((rows, columns, 4), dtype=np.float32)
    for row in prange(rows):
        for column in range(columns):
            triangle = shown[row, column]
            if triangle == NOTHING:
                continue
            a, b, c = triangles[triangle]
            u, v = shares[row, column]
            w = 1.0 - u - v
            look = looks[surface[triangle]]
            first = 3 if u * second[a] + v * second[b] + w * second[c] > 0.0 else 0
            x = (u * rest[a, 0] + v * rest[b, 0] + w * rest[c, 0]) * look[6]
            y = (u * rest[a, 1] + v * rest[b, 1] + w * rest[c, 1]) * look[7]
            z = (u * rest[a, 2] + v * rest[b, 2] + w * rest[c, 2]) * look[8]
            pattern = 0.6 * noise(x, y, z) + 0.4 * noise(2.1 * x, 2.1 * y, 2.1 * z)
            shade = (1.0 + look[9] * pattern) / np.pi
            for channel in range(3):
                falls = (
                    u * light[a, channel]
                    + v * light[b, channel]
                    + w * light[c, channel]
                )
                shine = (
                    u * gloss[a, channel]
                    + v * gloss[b, channel]
                    + w * gloss[c, channel]
                )
                picture[row, column, channel] = (
                    falls * look[first + channel] * shade + look[10] * shine
                )
            picture[row, column, 3] = 1.0
    return picture
