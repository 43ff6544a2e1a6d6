/** ISO 3166-1 as of 2024: alpha-3 and alpha-2 of each country, in one word. */
const ISO_3166_1 = `
  ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT
  AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO
  BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG
  COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO
  DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB
  GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY
  HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT
  JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY
  LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH
  MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA
  NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE
  PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA
  SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR
  SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO
  TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG
  VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW`;

/**
 * Codes that certificates carry and ISO does not, or does otherwise: what ICAO 9303-3 section 5 and the European
 * institutions write instead.
 */
const ALIASES: Readonly<Record<string, string>> = { D: 'DE', UK: 'GB', EL: 'GR', RKS: 'XK', XKX: 'XK' };

/** Whose signing authority also signs for another: territories, and states that use a neighbour's. */
const SIGNS_FOR: Readonly<Record<string, readonly string[]>> = {
  AU: ['CC', 'CX', 'NF'],
  CH: ['LI'],
  DK: ['FO', 'GL'],
  FI: ['AX'],
  FR: ['BL', 'GF', 'GP', 'MF', 'MQ', 'NC', 'PF', 'PM', 'RE', 'WF', 'YT'],
  GB: ['AI', 'BM', 'FK', 'GG', 'GI', 'IM', 'IO', 'JE', 'KY', 'MS', 'SH', 'TC', 'VG'],
  NL: ['AW', 'BQ', 'CW', 'SX'],
  NO: ['SJ'],
  NZ: ['CK', 'NU', 'TK'],
  US: ['AS', 'GU', 'MP', 'PR', 'VI'],
};

const byAlpha3 = new Map<string, string>();
const alpha2 = new Set<string>();
for (const pair of ISO_3166_1.trim().split(/\s+/)) {
  byAlpha3.set(pair.slice(0, 3), pair.slice(3));
  alpha2.add(pair.slice(3));
}

/**
 * The ISO 3166-1 alpha-2 code of a country, from alpha-2, alpha-3 or what ICAO and the EU write for it.
 * @returns undefined for all that is no country: `EU`, `UN`, `XX`, a ministry's name, a URL
 */
export function countryCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  const alias = ALIASES[code];
  if (alias !== undefined) return alias;
  return alpha2.has(code) ? code : byAlpha3.get(code);
}

/**
 * Whether a key of one country may sign what another is said to have issued: the same country, one of its
 * territories, or anything where either side names no country.
 * @param keyCountry what the key's certificate names
 * @param issuer what the credential names
 */
export function maySignFor(keyCountry: string, issuer: string): boolean {
  const signer = countryCode(keyCountry);
  const issued = countryCode(issuer);
  if (signer === undefined || issued === undefined || signer === issued) return true;
  return SIGNS_FOR[signer]?.includes(issued) ?? false;
}
