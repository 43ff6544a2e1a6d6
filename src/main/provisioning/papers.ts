/** What is printed for an office. Drawing it takes a large library: imported where something is drawn. */
export { cardPdf } from './card-pdf.ts';
export { installPdf } from './install-pdf.ts';
export { posterPdf } from './poster-pdf.ts';
