/** What stands before or behind names and is none, without dots. Dropped on both sides of a comparison. */
const TITLES: ReadonlySet<string> = new Set(
  (
    'DR DRS DRA DRG DRH IR H HJ HI KH PROF NS APT BRIPKA IPDA KOMPOL TN NY SDR SDRI ' +
    'SE SH ST SS SP SI SPD SPDI SPDSD SSOS SSI SSN SKM SKEP SKOM SKED SKG SKH SHUT SAP SAG SPI SPT SPSI SSTP SIP ' +
    'SIKOM STP STR STRKEB STRKES SST SSTPEL STARS SFARM SGZ SHI SEI SM SAK SABS SANT SPSI SIAN SIN ' +
    'MM MH MT MA MAP MSI MKES MPD MPDI MHUM MKOM MKN MSC MBA MIKOM MSOS MAK MENG MPH MAG MIP MEP MEC MFARM MKEB ' +
    'AMD AMDKEB AMDKEP AMDKL AMDAK AMDKOM AMK AMKL AMKEB AMAPD AMP SPA SPOG SPPD SPB SPAN SPKK SPM PHD BA BSC CPNS PNS'
  ).split(' '),
);

/** Letters that Unicode does not take apart, as ICAO 9303 part 3 writes them. */
const LETTERS: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'OE',
  Đ: 'D',
  Ð: 'D',
  Ł: 'L',
  Þ: 'TH',
  ẞ: 'SS',
  Ħ: 'H',
  ı: 'I',
};

/**
 * What two writings of one name have in common: its words without case, accents, titles and order. Certificates and
 * rosters write the same person as `SANTOSO<<BUDI`, `Budi Santoso, S.Sos.` and `dr. H. Budi  Santoso`.
 * @returns empty where there is nothing to compare
 */
export function nameKey(name: string): string {
  return [...new Set(wordsOf(name))].sort().join(' ');
}

function wordsOf(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[ÆŒØĐÐŁÞẞĦı]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’‘ʼ`´]/gu, '');
  const all: string[] = [];
  const names: string[] = [];
  for (const piece of plain.split(/[\s,;<]+/u)) {
    const letters = piece.replace(/[^\p{L}\p{N}]/gu, '');
    const parts = piece.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
    all.push(...parts);
    if (!TITLES.has(letters)) names.push(...parts);
  }
  // Somebody may well be called like a title.
  return names.length > 0 ? names : all;
}
