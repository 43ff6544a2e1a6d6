import type { Language } from '#shared/domain/locale.ts';

/** A list of offices to fill in, as a spreadsheet of that language opens it. */
export const SAMPLE_LISTS: Readonly<Record<Language, string>> = {
  id: [
    'Nama Kantor;Kode;Jenis;Zona Waktu;Bahasa;Kebijakan;Daftar Kunci;Kapasitas;Masa Simpan (hari)',
    'Dinas Komunikasi dan Informatika;SKPD-07;SKPD;WITA;id, en;ppu;WHO;60;90',
    'Kantor Camat Penajam;KEC-01;Kecamatan;WITA;id, en;ppu;WHO;40;90',
    'Kantor Kelurahan Nenang;KEL-03;Kelurahan;WITA;id;ppu;WHO;25;90',
    'Kantor Desa Girimukti;64.09.01.2007;Desa;WITA;id;ppu;berkas;15;30',
    'Puskesmas Petung;PKM-02;Puskesmas;WITA;id, en;booster;WHO;;90',
    '',
  ].join('\n'),
  en: [
    'Office,Code,Type,Time zone,Languages,Policy,Trust lists,Capacity,Retention (days)',
    'Dinas Komunikasi dan Informatika,SKPD-07,Department,WITA,"id, en",ppu,WHO,60,90',
    'Kantor Camat Penajam,KEC-01,Subdistrict,WITA,"id, en",ppu,WHO,40,90',
    'Kantor Kelurahan Nenang,KEL-03,Kelurahan,WITA,id,ppu,WHO,25,90',
    'Kantor Desa Girimukti,64.09.01.2007,Village,WITA,id,ppu,file,15,30',
    'Puskesmas Petung,PKM-02,Health centre,WITA,"id, en",booster,WHO,,90',
    '',
  ].join('\n'),
};
