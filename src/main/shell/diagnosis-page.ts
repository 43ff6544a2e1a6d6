/** Its page is of an origin of its own: no page of the kiosk, which may ask for something. */
export const DIAGNOSIS_SCHEME = 'diagnosis';
/** Where the screen is that stands when nothing else does. */
export const DIAGNOSIS = `${DIAGNOSIS_SCHEME}://gerbang/diagnosis.html`;

/** What ended in it. Codes are stable: people read them out on the telephone. */
export type Diagnosis = 'SCREEN_KEEPS_FAILING' | 'KIOSK_KEEPS_FAILING' | 'KIOSK_DOES_NOT_START';

export interface DiagnosisFacts {
  readonly diagnosis: Diagnosis;
  readonly version: string;
  readonly at: Date;
  /** After how many minutes the kiosk tries again by itself. */
  readonly minutes: number;
}

/**
 * A page without a line of script and without a file of the bundle, for these may be what is broken. Both languages
 * at once: which one the office speaks is in settings that may not be readable.
 */
export function diagnosisHtml({ diagnosis, version, at, minutes }: DiagnosisFacts): string {
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<title>Gerbang</title>
<link rel="stylesheet" href="diagnosis.css">
</head>
<body>
<main>
<section>
<h1>Kios sedang bermasalah</h1>
<p class="visitor">Pengunjung: mohon lapor kepada petugas.</p>
<p>Petugas: catat pengunjung di buku tamu. Kunjungan yang sudah tercatat tetap aman.</p>
<ol>
<li>Tunggu: kios mencoba lagi sendiri setiap ${minutes} menit.</li>
<li>Atau tekan Enter untuk mencoba sekarang.</li>
<li>Bila tetap begini, nyalakan ulang komputer.</li>
<li>Bila tetap begini, hubungi Diskominfo dan sebutkan kode di bawah.</li>
</ol>
</section>
<section lang="en">
<h2>This kiosk has a problem</h2>
<p class="visitor">Visitors: please see the officer.</p>
<p>Officer: write visitors down on paper. Visits that were logged are safe.</p>
<ol>
<li>Wait: the kiosk tries again by itself every ${minutes} minutes.</li>
<li>Or press Enter to try now.</li>
<li>If that does not help, restart the computer.</li>
<li>If that does not help, call the IT office and tell them the code below.</li>
</ol>
</section>
</main>
<footer>${diagnosis} · Gerbang ${version} · ${when(at)}</footer>
</body>
</html>
`;
}

export const DIAGNOSIS_CSS = `
html, body { margin: 0; height: 100%; }
body {
  box-sizing: border-box; padding: 4vh 6vw; display: flex; flex-direction: column; gap: 3vh;
  background: #F7F5F0; color: #1B1D22; cursor: none;
  font: clamp(16px, 2.4vh, 28px)/1.4 "Atkinson Hyperlegible Next", "Segoe UI", "DejaVu Sans", sans-serif;
}
main { display: flex; flex-direction: column; gap: 3vh; }
section { border-left: 12px solid #A3121C; padding-left: 24px; }
section[lang] { border-left: 12px solid #C9C4B8; padding-left: 24px; }
h1 { margin: 0; font-size: 1.9em; line-height: 1.2; }
h2 { margin: 0; font-size: 1.3em; line-height: 1.2; }
p { margin: 0.4em 0; }
ol { margin: 0.4em 0; padding-left: 1.4em; }
.visitor { font-size: 1.2em; font-weight: 700; }
footer { margin-top: auto; font-variant-numeric: tabular-nums; }
`;

/** As people there write it, by the PC's own zone: the office's is in settings that may not be readable. */
function when(at: Date): string {
  return new Intl.DateTimeFormat('id-ID', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}
