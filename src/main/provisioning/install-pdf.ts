import { civilDate } from '#shared/domain/civil-date.ts';
import type { Language } from '#shared/domain/locale.ts';
import { formatDateLike } from '#shared/messages/dates.ts';
import { LOCALES } from '#shared/messages/translate.ts';
import type { Faces } from '../paper/faces.ts';
import { bytesOf, MM, Sheet } from '../paper/sheet.ts';
import { RULE, SOFT, WARM } from './art.ts';
import { cardRows } from './card-rows.ts';
import type { MadeCard } from './made-card.ts';
import { largestSize, paragraph } from './paragraph.ts';

const WIDTH = 210 * MM;
const LEFT = 16 * MM;
const ROOM = WIDTH - 2 * LEFT;
const QR = 64 * MM;

interface Step {
  readonly title: string;
  readonly how: string;
}

const TEXTS: Readonly<
  Record<
    Language,
    {
      readonly title: string;
      readonly scan: string;
      readonly key: string;
      readonly made: string;
      readonly by: string;
      readonly done: string;
      readonly signed: readonly string[];
      readonly steps: readonly Step[];
    }
  >
> = {
  id: {
    title: 'Lembar pemasangan kios',
    scan: 'Kartu kantor: pindai pada langkah 3',
    key: 'Sidik jari kunci',
    made: 'Dibuat',
    by: 'oleh',
    done: 'Selesai dipasang',
    signed: ['Tanggal', 'Nama pemasang', 'Tanda tangan'],
    steps: [
      {
        title: 'Siapkan tempatnya',
        how: 'PC dan layar menghadap pengunjung, pemindai di meja, papan ketik untuk petugas. Tempel poster di pintu.',
      },
      {
        title: 'Pasang Gerbang, lalu nyalakan',
        how: 'Jalankan pemasang dari USB. Colokkan pemindai ke USB. Periksa jam dan tanggal PC.',
      },
      {
        title: 'Pindai kartu kantor ini',
        how: 'Saat layar berkata “Pindai kartu kantor”, arahkan QR di samping ke pemindai. Atau buka berkas .card dari USB.',
      },
      {
        title: 'Cocokkan nama kantor dan sidik jari kunci',
        how: 'Layar harus menunjukkan nama kantor dan sidik jari yang sama dengan lembar ini. Kalau berbeda, berhenti dan hubungi Diskominfo.',
      },
      {
        title: 'Buat admin pertama',
        how: 'Ketik nama dan PIN 6–12 angka. Tulis kode pemulihan di kertas, masukkan amplop, simpan di brankas kantor.',
      },
      {
        title: 'Uji',
        how: 'Pindai satu QR vaksin: layar harus berwarna. Tekan F2, masuk, buka Pemindai, lalu uji dengan lembar uji.',
      },
    ],
  },
  en: {
    title: 'Install sheet',
    scan: 'Site card: scan it in step 3',
    key: 'Fingerprint of the key',
    made: 'Made',
    by: 'by',
    done: 'Installed',
    signed: ['Date', 'Installed by', 'Signature'],
    steps: [
      {
        title: 'Make room',
        how: 'The PC’s screen faces visitors, the scanner stands on the desk, the keyboard is the officer’s. Put the poster on the door.',
      },
      {
        title: 'Install Gerbang and start it',
        how: 'Run the installer from the USB stick. Plug the scanner into USB. Check the PC’s clock and date.',
      },
      {
        title: 'Scan this site card',
        how: 'When the screen says “Scan the office’s card”, hold the QR code beside this to the scanner. Or open the .card file from the stick.',
      },
      {
        title: 'Compare the name and the fingerprint',
        how: 'The screen has to show the office’s name and the fingerprint that are on this sheet. If not, stop and call the IT office.',
      },
      {
        title: 'Make the first admin',
        how: 'Type a name and a PIN of 6–12 figures. Write the recovery code on paper, put it in an envelope, and lock it away.',
      },
      {
        title: 'Try it',
        how: 'Scan a vaccination QR code: the screen has to show a colour. Press F2, sign in, open Scanner, and use the test sheet.',
      },
    ],
  },
};

/** One page for whoever installs the kiosk of an office: the steps, and the office's card. */
export async function installPdf(made: MadeCard, faces: Faces, language: Language): Promise<Buffer> {
  const texts = TEXTS[language];
  const { issuedAt, issuer, office } = made.content;
  const at = new Date(issuedAt);
  const sheet = new Sheet(faces, { title: texts.title, at });
  const { doc } = sheet;
  sheet.page();
  doc.rect(0, 0, WIDTH, 5 * MM).fill('#1B1D22');
  sheet.text(texts.title, LEFT, 12 * MM, { size: 13, colour: SOFT });
  const size = largestSize(sheet, office.name, {
    width: ROOM,
    lines: 2,
    sizes: [28, 24, 21, 18],
    weight: 'bold',
  });
  let y =
    paragraph(sheet, office.name, LEFT, 18 * MM, { size, weight: 'bold', width: ROOM, leading: 1.1 }) +
    5 * MM;

  const box = QR + 30 * MM;
  doc.rect(0, y, WIDTH, box).fill(WARM);
  const right = WIDTH - LEFT - QR - 4 * MM;
  doc.rect(right - 4 * MM, y + 6 * MM, QR + 8 * MM, QR + 8 * MM).fill('#FFFFFF');
  sheet.qr(made.code, right, y + 10 * MM, QR);
  sheet.text(texts.scan, right - 4 * MM, y + QR + 17 * MM, {
    size: 11,
    weight: 'bold',
    width: QR + 8 * MM,
    align: 'centre',
  });
  let line = y + 9 * MM;
  const wide = right - 8 * MM - LEFT;
  for (const [label, value] of cardRows(office, language)) {
    sheet.text(label, LEFT, line, { size: 11, colour: SOFT, width: 32 * MM });
    sheet.text(value, LEFT + 34 * MM, line, { size: 11, weight: 'bold', width: wide - 34 * MM });
    line += 6.6 * MM;
  }
  line += 4 * MM;
  sheet.text(texts.key, LEFT, line, { size: 11, colour: SOFT });
  sheet.text(made.fingerprint, LEFT, line + 5.5 * MM, { size: 17, weight: 'bold', width: wide });
  const day = formatDateLike(civilDate(at, office.timeZone), LOCALES[language]);
  sheet.text(`${texts.made} ${day} ${texts.by} ${issuer}`, LEFT, line + 14.5 * MM, { size: 10, width: wide });

  y += box + 8 * MM;
  for (const [place, { title, how }] of texts.steps.entries()) {
    doc.circle(LEFT + 4 * MM, y + 4 * MM, 4 * MM).fill('#1B1D22');
    sheet.text(String(place + 1), LEFT, y + 1.5 * MM, {
      size: 14,
      weight: 'bold',
      colour: '#FFFFFF',
      width: 8 * MM,
      align: 'centre',
    });
    // A box to tick.
    doc
      .lineWidth(1)
      .strokeColor('#8A857A')
      .rect(WIDTH - LEFT - 6 * MM, y + 1 * MM, 6 * MM, 6 * MM)
      .stroke();
    sheet.text(title, LEFT + 12 * MM, y - 0.3 * MM, { size: 13, weight: 'bold' });
    y = paragraph(sheet, how, LEFT + 12 * MM, y + 5.6 * MM, { size: 11, width: ROOM - 24 * MM }) + 4.6 * MM;
  }

  const foot = 272 * MM;
  doc.rect(LEFT, foot - 7 * MM, ROOM, 0.3 * MM).fill(RULE);
  sheet.text(texts.done, LEFT, foot - 4 * MM, { size: 11, weight: 'bold' });
  const column = ROOM / texts.signed.length;
  for (const [place, label] of texts.signed.entries()) {
    const x = LEFT + place * column;
    doc.rect(x, foot + 10 * MM, column - 6 * MM, 0.3 * MM).fill('#8A857A');
    sheet.text(label, x, foot + 11 * MM, { size: 9, colour: SOFT });
  }
  return bytesOf(doc);
}
