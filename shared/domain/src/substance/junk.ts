import type { SubstanceReason } from './substance.js';

/**
 * Signs that a message is no complaint. One sign alone does not outweigh a service with a problem and a place: people
 * complain about gambling advertisements, and forward what they complain about. Source: written for this project.
 */
export interface Junk {
  readonly reason: SubstanceReason;
  readonly pattern: RegExp;
}

export const junk: readonly Junk[] = [
  {
    reason: 'perintah-mesin',
    pattern:
      / (?:(?:abaikan|lupakan|ignore|disregard|forget)(?: [^ .]+){0,4}? (?:instruksi|perintah|aturan|prompt|instruction|instructions|rules)|system prompt|prompt sistem|(?:kamu|anda) (?:sekarang )?adalah (?:[^ .]+ )?(?:ai|asisten|bot|model|robot|sistem)|you are (?:now )?(?:a|an|chatgpt|dan|ai)|act as|bertindaklah? sebagai|berperan sebagai|developer mode|mode pengembang|jailbreak|im start|endoftext|(?:tampilkan|bocorkan|cetak|print|reveal) (?:[^ .]+ ){0,3}(?:prompt|instruksi|database|password|kata sandi|api key|token)|(?:tandai|ubah|set) (?:[^ .]+ ){0,4}(?:substantif|selesai|berkadar)|drop table|select from)(?= )/,
  },
  {
    reason: 'pesan-berantai',
    pattern:
      / (?:sebarkan(?: pesan)?(?: ini)? (?:ke|kepada|seluas)|sebar luaskan|sebarluaskan|(?:bagikan|kirim|kirimkan|teruskan|forward)(?: pesan)?(?: ini)? ke (?:\d+|sepuluh|semua|seluruh|grup|group|teman|kontak|sebanyak)|copas|copy paste|(?:dari )?(?:grup|group|wag) (?:sebelah|tetangga)|jangan (?:sampai )?(?:putus|berhenti di (?:anda|kamu))|info (?:a1|valid)|forwarded|diteruskan berkali-kali|semoga rezekinya berlimpah)(?= )/,
  },
  {
    reason: 'iklan',
    pattern:
      / (?:slot gacor|gacor|maxwin|scatter|situs judi|togel|casino|bonus (?:new member|member|deposit)|new member|pinjaman (?:dana|uang|cepat|online|tanpa|mudah)|dana (?:cepat|tunai|cair)(?: cair)?|butuh dana|tanpa agunan|promo|diskon|discount|cashback|flash sale|ready stock|ready stok|open order|open po|preorder|gratis ongkir|order sekarang|pesan sekarang|hubungi (?:wa|whatsapp|kami di|nomor) |klik (?:link|tautan|di sini)|chat admin|join (?:grup|group|channel)|follow (?:akun|ig|back)|jasa (?:seo|followers|pembuatan|sedot|ketik|renovasi|kebersihan)|investasi (?:aman|untung|profit|pasti)|passive income|kerja dari rumah|penghasilan (?:tambahan|jutaan|juta)|(?:di)?jual (?:tanah|rumah|mobil|motor|murah|cepat|hp|pulsa)|harga (?:mulai|hanya|spesial|promo)|menerima pesanan|obat (?:kuat|pelangsing|pembesar|herbal)|wa\.me|stok terbatas|garansi uang kembali|langsung cair)(?= )/,
  },
  {
    reason: 'politik',
    pattern:
      / (?:capres|cawapres|pilpres|pilkada|pilgub|pilbup|pileg|paslon|caleg|coblos|nyoblos|partai|parpol|ganti presiden|dua periode|tiga periode|rezim|oligarki|dinasti|kampanye|koalisi|oposisi|makzulkan|lengser|turunkan presiden|pemilu|kubu|konoha|wakanda|presiden siapa|pilih nomor|cebong|kampret|kadrun|dukung (?:bapak|pak|ibu|calon|nomor))(?= )/,
  },
  {
    reason: 'umpatan',
    pattern:
      / (?:gblk|gblg|goblk|tll|bgst|anjg|ajg|kntl|anjing|anjir|anjrit|bangsat|goblok|goblog|tolol|bego|idiot|dungu|brengsek|bajingan|keparat|tai|taik|kontol|memek|ngentot|babi|monyet|asu|jancok|jancuk|cok|sialan|setan|iblis|laknat|kampang|pantek|kirik|koplok|belegug|gendeng|edan|bodoh|sampah masyarakat|mampus)(?= )/,
  },
];

/** Talk of private life and pastimes, to which no office has an answer. */
export const privateTalk =
  / (?:sayang|syg|beb|mkn|jmpt|jemput aku|pacar|pacaran|mantan|jodoh|jomblo|zodiak|ramalan|cinta|kangen|rindu|gombal|skripsi|nonton|drakor|konser|idol|artis|sinetron|liga|gol|timnas|mobile legend|mabar|push rank|game|resep|masak|curhat|puisi|pantun|lagu|joget|ulang tahun|kuis|nobar|nomor togel|kenalan|ganteng|cantik) /;
