/* A QR code as an SVG (ISO/IEC 18004): byte mode, error correction L, the smallest version that holds the text. */
"use strict";
window.systeemcheck.qr = (function () {
  /* Per version 1 to 25, level L: error correction bytes in a block, blocks. */
  const ECC = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26];
  const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12];
  const EXP = [], LOG = [];
  for (let i = 0, x = 1; i < 255; i++) {
    EXP[i] = x;
    LOG[x] = i;
    x <<= 1;
    if (x & 256) x ^= 0x11d;
  }
  const times = (a, b) => (a && b ? EXP[(LOG[a] + LOG[b]) % 255] : 0);

  function alignments(version) {
    if (version === 1) return [];
    const count = Math.floor(version / 7) + 2, last = version * 4 + 10;
    const step = Math.ceil((last - 6) / (count - 1) / 2) * 2, places = [6];
    for (let place = last; places.length < count; place -= step) places.splice(1, 0, place);
    return places;
  }
  function modulesFor(version) {
    let bits = (16 * version + 128) * version + 64;
    if (version >= 2) {
      const count = Math.floor(version / 7) + 2;
      bits -= (25 * count - 10) * count - 55;
      if (version >= 7) bits -= 36;
    }
    return bits;
  }
  function capacity(version) {
    return Math.floor(modulesFor(version) / 8) - ECC[version - 1] * BLOCKS[version - 1];
  }
  function dataBytes(bytes, version) {
    const bits = [];
    const put = (value, length) => { for (let i = length - 1; i >= 0; i--) bits.push((value >> i) & 1); };
    put(4, 4);
    put(bytes.length, version < 10 ? 8 : 16);
    bytes.forEach((byte) => put(byte, 8));
    const room = capacity(version) * 8;
    put(0, Math.min(4, room - bits.length));
    while (bits.length % 8) bits.push(0);
    for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) put(pad, 8);
    const made = [];
    for (let i = 0; i < bits.length; i += 8) made.push(parseInt(bits.slice(i, i + 8).join(""), 2));
    return made;
  }
  function divisor(degree) {
    let made = [1];
    for (let i = 0; i < degree; i++) {
      const next = made.concat(0);
      for (let j = 0; j < made.length; j++) next[j + 1] ^= times(made[j], EXP[i]);
      made = next;
    }
    return made.slice(1);
  }
  function remainder(data, by) {
    const left = by.map(() => 0);
    data.forEach((byte) => {
      const factor = byte ^ left.shift();
      left.push(0);
      by.forEach((value, i) => { left[i] ^= times(value, factor); });
    });
    return left;
  }
  function interleaved(data, version) {
    const count = BLOCKS[version - 1], size = ECC[version - 1];
    const all = Math.floor(modulesFor(version) / 8), short = count - (all % count), length = Math.floor(all / count) - size;
    const by = divisor(size), blocks = [], checks = [], made = [];
    for (let i = 0, at = 0; i < count; i++) {
      const block = data.slice(at, at += length + (i < short ? 0 : 1));
      blocks.push(block);
      checks.push(remainder(block, by));
    }
    for (let i = 0; i <= length; i++) blocks.forEach((block) => { if (i < block.length) made.push(block[i]); });
    for (let i = 0; i < size; i++) checks.forEach((check) => made.push(check[i]));
    return made;
  }
  const MASKS = [
    (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
    (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2, (x, y) => ((x * y) % 2) + ((x * y) % 3),
    (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
  ];
  function draw(bytes, version, mask) {
    const side = version * 4 + 17, dark = [], fixed = [];
    for (let y = 0; y < side; y++) { dark.push(new Array(side).fill(0)); fixed.push(new Array(side).fill(0)); }
    const set = (x, y, value) => { if (x >= 0 && y >= 0 && x < side && y < side) { dark[y][x] = value ? 1 : 0; fixed[y][x] = 1; } };
    for (let i = 0; i < side; i++) { set(6, i, i % 2 === 0); set(i, 6, i % 2 === 0); }
    [[3, 3], [side - 4, 3], [3, side - 4]].forEach((at) => {
      for (let dy = -4; dy <= 4; dy++) for (let dx = -4; dx <= 4; dx++) {
        const far = Math.max(Math.abs(dx), Math.abs(dy));
        set(at[0] + dx, at[1] + dy, far !== 2 && far !== 4);
      }
    });
    const places = alignments(version), last = places.length - 1;
    places.forEach((x, i) => places.forEach((y, j) => {
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) return;
      for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }));
    format(set, side, mask);
    if (version >= 7) numbered(set, side, version);
    let bit = 0;
    for (let right = side - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < side; step++) for (let j = 0; j < 2; j++) {
        const x = right - j, y = ((right + 1) & 2) === 0 ? side - 1 - step : step;
        if (fixed[y][x]) continue;
        const value = bit < bytes.length * 8 ? (bytes[bit >> 3] >> (7 - (bit & 7))) & 1 : 0;
        bit++;
        dark[y][x] = value ^ (MASKS[mask](x, y) === 0 ? 1 : 0);
      }
    }
    return dark;
  }
  function format(set, side, mask) {
    const data = (1 << 3) | mask;
    let left = data;
    for (let i = 0; i < 10; i++) left = (left << 1) ^ ((left >> 9) * 0x537);
    const bits = ((data << 10) | left) ^ 0x5412, bit = (i) => (bits >> i) & 1;
    for (let i = 0; i <= 5; i++) set(8, i, bit(i));
    set(8, 7, bit(6));
    set(8, 8, bit(7));
    set(7, 8, bit(8));
    for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i));
    for (let i = 0; i < 8; i++) set(side - 1 - i, 8, bit(i));
    for (let i = 8; i < 15; i++) set(8, side - 15 + i, bit(i));
    set(8, side - 8, 1);
  }
  function numbered(set, side, version) {
    let left = version;
    for (let i = 0; i < 12; i++) left = (left << 1) ^ ((left >> 11) * 0x1f25);
    const bits = (version << 12) | left;
    for (let i = 0; i < 18; i++) {
      const a = side - 11 + (i % 3), b = Math.floor(i / 3), value = (bits >> i) & 1;
      set(a, b, value);
      set(b, a, value);
    }
  }
  /* Runs of five and more, squares of one colour and an uneven balance make a code hard to read. */
  function badness(dark) {
    const side = dark.length;
    let bad = 0, count = 0;
    for (let y = 0; y < side; y++) for (const isRow of [true, false]) {
      let run = 0, before = -1;
      for (let x = 0; x < side; x++) {
        const value = isRow ? dark[y][x] : dark[x][y];
        run = value === before ? run + 1 : 1;
        before = value;
        if (run === 5) bad += 3; else if (run > 5) bad++;
        if (isRow) count += value;
        if (isRow && x && y && value === dark[y][x - 1] && value === dark[y - 1][x] && value === dark[y - 1][x - 1]) bad += 3;
      }
    }
    return bad + Math.floor(Math.abs(count * 20 - side * side * 10) / (side * side)) * 10;
  }
  return function (svg, text) {
    const bytes = Array.from(unescape(encodeURIComponent(text)), (sign) => sign.charCodeAt(0));
    let version = 1;
    while (version <= ECC.length && bytes.length > capacity(version) - (version < 10 ? 2 : 3)) version++;
    svg.parentNode.hidden = version > ECC.length;
    if (version > ECC.length) return;
    const codewords = interleaved(dataBytes(bytes, version), version);
    const tried = MASKS.map((_, mask) => draw(codewords, version, mask));
    const best = tried.reduce((one, other) => (badness(other) < badness(one) ? other : one));
    let path = "";
    best.forEach((line, y) => line.forEach((value, x) => { if (value) path += "M" + (x + 4) + " " + (y + 4) + "h1v1h-1z"; }));
    svg.setAttribute("viewBox", "0 0 " + (best.length + 8) + " " + (best.length + 8));
    const squares = window.systeemcheck.drawn("path");
    squares.setAttribute("d", path);
    window.systeemcheck.fill(svg, [squares]);
  };
})();
