// A zip file whose bytes depend on nothing but its entries: sorted names, one fixed date, no extra fields.
import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 1980, the first date a zip can hold. */
const fixedDate = 0x0021;
const utf8Names = 0x0800;
const deflated = 8;

/** `entries`: { name, content }[]; names with forward slashes. */
export function zip(entries) {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const { name, content } of sorted) {
    const path = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(content, { level: 9 });
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(utf8Names, 2);
    facts.writeUInt16LE(deflated, 4);
    facts.writeUInt16LE(0, 6);
    facts.writeUInt16LE(fixedDate, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(path.length, 22);
    bodies.push(signature('PK\x03\x04'), facts, path, packed);
    directory.push(directoryEntry(facts, path, offset));
    offset += 4 + facts.length + path.length + packed.length;
  }
  const index = Buffer.concat(directory);
  return Buffer.concat([...bodies, index, end(sorted.length, index.length, offset)]);
}

function directoryEntry(facts, path, offset) {
  const head = Buffer.alloc(2);
  head.writeUInt16LE(20, 0);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(0o100644 * 0x10000, 6);
  tail.writeUInt32LE(offset, 10);
  // Made by a Unix system, so that the mode counts.
  head[1] = 3;
  return Buffer.concat([signature('PK\x01\x02'), head, facts, tail, path]);
}

function end(count, size, offset) {
  const record = Buffer.alloc(18);
  record.writeUInt16LE(count, 4);
  record.writeUInt16LE(count, 6);
  record.writeUInt32LE(size, 8);
  record.writeUInt32LE(offset, 12);
  return Buffer.concat([signature('PK\x05\x06'), record]);
}

function signature(text) {
  return Buffer.from(text, 'latin1');
}
