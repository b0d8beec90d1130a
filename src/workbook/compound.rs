//! Files of the kind that old workbooks and protected ones are: streams with names, in sectors.

use super::binary::{u16_at, u32_at};

/// How such a file begins.
pub(super) const START: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The end of a chain of sectors, and everything that is no sector.
const LAST: u32 = 0xFFFF_FFFA;
/// Bytes of an entry of the directory.
const ENTRY: usize = 128;

/// A file of streams.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// The sector that follows each.
    next: Vec<u32>,
    /// Names of streams with the sector they begin with and their length.
    streams: Vec<(String, u32, usize)>,
    /// Below this length a stream is in small sectors.
    cutoff: usize,
    small_next: Vec<u32>,
    small: Vec<u8>,
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    (0..bytes.len() / 4).filter_map(|at| u32_at(bytes, 4 * at)).collect()
}

impl<'b> Compound<'b> {
    /// Reads the directory; none where the file is damaged.
    pub(super) fn read(bytes: &'b [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        let sector = if matches!(shift, 9 | 12) { 1_usize << shift } else { return None };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            streams: Vec::new(),
            cutoff: usize::try_from(u32_at(bytes, 56)?).ok()?,
            small_next: Vec::new(),
            small: Vec::new(),
        };
        let mut tables = numbers(bytes.get(76..512)?);
        let (mut more, most) = (u32_at(bytes, 68)?, bytes.len() / sector);
        while more < LAST && tables.len() <= most {
            let mut own = numbers(file.at(more)?);
            more = own.pop()?;
            tables.extend(own);
        }
        for table in tables.into_iter().filter(|table| *table < LAST).take(most) {
            let own = numbers(file.at(table)?);
            file.next.extend(own);
        }
        let directory = file.chain(u32_at(bytes, 48)?)?;
        let mut root = None;
        for entry in directory.chunks_exact(ENTRY) {
            let length = usize::from(u16_at(entry, 64)?).min(64);
            let letters = entry.get(..length)?.chunks_exact(2);
            let letters: Vec<u16> = letters.filter_map(|pair| u16_at(pair, 0)).collect();
            let name = String::from_utf16_lossy(&letters).trim_end_matches('\0').to_owned();
            let start = u32_at(entry, 116)?;
            let size = usize::try_from(u32_at(entry, 120)?).ok()?;
            match entry.get(66)? {
                5 => root = Some((start, size)),
                2 => file.streams.push((name, start, size)),
                _ => {}
            }
        }
        let small = u32_at(bytes, 60)?;
        if let (Some((start, size)), true) = (root, small < LAST) {
            file.small_next = numbers(&file.chain(small)?);
            file.small = file.chain(start)?;
            file.small.truncate(size);
        }
        Some(file)
    }

    /// There is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.streams.iter().any(|(known, ..)| known == name)
    }

    /// What a stream holds.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (_, start, size) = self.streams.iter().find(|(known, ..)| known == name)?;
        if *size > self.bytes.len() {
            return None;
        }
        let mut stream = if *size < self.cutoff {
            let mut all = Vec::new();
            let mut sector = *start;
            while sector < LAST && all.len() < *size {
                let at = usize::try_from(sector).ok()?.checked_mul(64)?;
                all.extend_from_slice(
                    self.small.get(at..at.checked_add(64)?.min(self.small.len()))?,
                );
                sector = *self.small_next.get(usize::try_from(sector).ok()?)?;
            }
            all
        } else {
            self.chain(*start)?
        };
        stream.truncate(*size);
        Some(stream)
    }

    /// The bytes of a sector; the last one may be short.
    fn at(&self, sector: u32) -> Option<&'b [u8]> {
        let at = usize::try_from(sector).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(at..at.checked_add(self.sector)?.min(self.bytes.len()))
    }

    /// The bytes of a chain of sectors; none where it has more of them than the file.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut all = Vec::new();
        let mut sector = start;
        while sector < LAST {
            if all.len() > self.bytes.len() {
                return None;
            }
            all.extend_from_slice(self.at(sector)?);
            sector = *self.next.get(usize::try_from(sector).ok()?)?;
        }
        Some(all)
    }
}

/// The records of an old workbook: what each is, and what it holds.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = 0_usize;
    std::iter::from_fn(move || {
        let kind = u16_at(stream, at)?;
        let length = usize::from(u16_at(stream, at.checked_add(2)?)?);
        let start = at.checked_add(4)?;
        let end = start.checked_add(length)?;
        at = end;
        Some((kind, stream.get(start..end)?))
    })
}
