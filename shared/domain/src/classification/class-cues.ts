/**
 * What in a message speaks for one of the four classes. Roots where affixes are regular (`potong` is also
 * `pemotongan`); at most three other words stand between the words of a cue. One cue per line or between commas.
 * Source: own tables for this project. What "berkadar pengawasan" means is from the domain reference (§3): misuse of
 * office, illegal levies, corruption, collusion and nepotism, breaches of discipline.
 */

/** Misconduct, whoever is named. */
export const misconduct = `
pungli, pungutan liar, pungutan tidak resmi, korupsi, korup, koruptor, kkn, nepotisme, kolusi, suap, sogok, gratifikasi
salah guna wewenang, salah guna jabatan, salah guna dana, salah guna anggaran, salahgunakan, menyalahgunakan
penyalahgunaan wewenang, penyalahgunaan jabatan, penyalahgunaan dana, penyalahgunaan anggaran, penyalahgunaan kekuasaan
penyalahgunaan bantuan, penyalahgunaan uang, penyalahgunaan bansos, penyalahgunaan fasilitas
seleweng, tilep, sunat bantuan, mark up, markup, laporan fiktif, fiktif, uang pelicin, uang rokok, uang tutup mulut
uang administrasi tidak resmi, jual beli jabatan, jual beli kursi, jual kursi, jual beli nilai, beli jabatan
penggelapan, gelapkan uang, gelapkan dana, peras oknum, oknum peras, upeti, setoran atasan, setor atasan
orang dalam, titipan, siswa titipan, jalur belakang, siluman, calo asn, main mata, kongkalikong
dinasti, tender atur, lelang atur, pemenang atur, proyek atur, bagi-bagi proyek, fee proyek, ijon proyek
tanpa kuitansi, tanpa kwitansi, bayar biar cepat, bayar supaya cepat, bayar agar cepat, padahal gratis
potong bansos, bansos potong, bantuan potong, potong bantuan, pkh potong, potong pkh, blt potong, potong blt
bst potong, pip potong, potong pip, dana potong, kip potong, uang bantuan potong, potong dana, potong hak kpm
dana desa pribadi, uang desa pribadi, dana pribadi, kas pribadi, kantong pribadi, kepentingan pribadi
mobil dinas pribadi, mobil dinas keluarga, mobil dinas libur, kendaraan dinas pribadi, aset pribadi, mobil dinas mudik
bolos, mangkir, langgar disiplin, pelanggaran disiplin, indisipliner, selingkuh, absen palsu, titip absen, fingerprint palsu
jarang masuk kantor, tidak pernah masuk kantor, jarang ngantor, tidak masuk kerja pns, keluyuran jam kerja
netralitas asn, asn kampanye, pns kampanye, camat kampanye, lurah kampanye, kades kampanye, asn tidak netral
pns tidak netral, asn dukung calon, arah pilih, asn paksa dukung, paksa dukung, mobil dinas kampanye, politisasi
gaji buta, makan gaji buta, gaji jalan terus, saudara pejabat, keponakan direktur, keponakan kades, keluarga kades, keluarga kepala desa
keluarga lurah, istri kades, istri perangkat, anak kades, adik kades, tanpa tes saudara, pelat merah kampanye, pelat merah pribadi
permainan kontraktor, kontraktor main dinas, potong persen, wajib beli koperasi sekolah, wajib beli sekolah, seragam wajib beli
depan rumah kades, depan rumah kepala desa, ambulans keluarga
duit pelicin, dipalak petugas, maling uang rakyat, makan uang rakyat, uang rakyat, perangkat keluarga kades
`;

/** Somebody takes money or is partial … */
export const takings = `
minta uang, dimintai uang, mintai uang, minta duit, dimintai duit, minta bayar, minta biaya, pungut biaya, pungut uang, pungut ribu, pungut juta, pungutan
minta jatah, minta setoran, tarik uang, tarik biaya, minta imbalan, minta tip, paksa bayar, harus bayar, mesti bayar, wajib bayar, suruh bayar, bayar ke
jual bantuan, jual pupuk, tahan bantuan, potong uang, uang potong, potong ribu, nyogok, pilih kasih, mementingkan keluarga, keluarga sendiri, saudara sendiri, kerabat
calo, palak, dipalak, malak, tidak pernah mengajar, jarang mengajar, tidak pernah masuk, jarang masuk, tidak ada kantor, baru datang pulang
tara aya kantor, tara asup, mawa roko, bawa rokok, dukung calon, dukung paslon, caleg, tampar murid, nampar murid, pukul murid
minta juta, minta ribu, kena ribu, jaluk uang, njaluk uang, nyuwun arto, kudu bayar, main judi, mabuk saat, memperkaya, untuk pribadi
`;

/** … and is somebody of the public service. */
export const officers = `
oknum, petugas, pegawai, pns, asn, aparat, pejabat, kades, kepala desa, sekdes, lurah, camat, perangkat desa, kadus
ketua rt, ketua rw, pak rt, pak rw, bendahara, kepala sekolah, kepsek, penghulu, kua, polisi, polantas, satpol pp, dishub
pendamping, pendamping pkh, staf, dinas, panitia ppdb, kelurahan, kecamatan, kantor desa, dukcapil, disdukcapil, samsat, bpn
puskesmas, mantri, operator desa, sipir, lapas, imigrasi, jaksa, hakim, anggota dewan, kadis, kepala dinas, bupati, walikota
bpd, kuwu, ketua kelompok tani, guru, satpas, orang dewan, direktur rsud
`;

/** Somebody private whose takings are a complaint, but none for an inspectorate. */
export const privateParties = `
perusahaan, pabrik, majikan, bos, juru parkir, tukang parkir, jukir, preman, toko, penjual, ojol, aplikator, bank, pinjol
vendor, hrd, mandor, sopir, kondektur, pengembang, developer, provider, leasing, koperasi, tetangga, suami, siswa, marketplace
`;

/** A proposal or a hope, said as one. */
export const proposals = `
usul, usulan, mengusulkan, saran, sarankan, aspirasi, alangkah baik, ada baiknya, sebaiknya, sebaik nya, lebih baik kalau, akan lebih baik
seandainya, andai, andaikan, masukan untuk, masukan agar, masukan saya, ide saya, gagasan, bagaimana kalau, gimana kalau, usul saya
mendukung program, dukung program, apresiasi, mengapresiasi, kritik dan saran, menyampaikan harapan, menyampaikan aspirasi, kepareng usul
`;

/** A wish for something that is not there yet; a complaint when it comes with a grievance. */
export const wishes = `
semoga, berharap, harapan, harapan kami, mudah-mudahan, mugi, mugia, muga, kalau bisa, kalo bisa, ingin ada, pengen ada, pengin ada, kami ingin, perlu ada
mohon bangun, mohon buatkan, mohon buat, mohon ada, mohon adakan, mohon sedia, mohon tambah, mohon pasang, minta bangun, minta buat
minta ada, minta pasang, minta tambah, minta sedia, tolong buatkan, tolong bangun, tolong adakan, tolong tambah, tolong sedia, mohon pertimbang
mohon bentuk, mohon perbanyak, perbanyak, butuh ada, terima kasih atas, terimakasih atas, supaya bangun, agar bangun, agar ada, supaya ada, hendaknya, kiranya
`;

/** A question for requirements, ways, times, places, costs. */
export const questions = `
bagaimana cara, bagaimana caranya, gimana cara, cara daftar, cara urus, cara buat, cara bikin, cara dapat, cara mengurus, cara lapor, cara jadi
cara cek, cara pindah, cara ganti, cara bayar, cara hapus, caranya bagaimana, caranya, syarat apa, apa syarat, syaratnya, persyaratan, syarat-syarat, apa saja syarat
dokumen apa, berkas apa, prosedur, alur, jam buka, jam berapa, jam layanan, jam pelayanan, buka hari, jadwal, mau tanya, ingin tanya, numpang tanya
izin tanya, ijin tanya, bertanya, tanya, menanyakan, nanya, bade naros, naros, badhe tanglet, tanglet, nyuwun pirsa, arep takon, takon, mohon info, mohon informasi, minta info, minta informasi, info dong, ingin tahu
ingin mengetahui, pengen tahu, mohon penjelasan, mohon petunjuk, mohon pencerahan, berapa biaya, biaya berapa, biayanya, berapa lama, berapa tarif, berapa harga, berapa iuran
di mana, dimana, ke mana, kemana, kemana harus, alamat, lokasi kantor, nomor telepon, no telepon, kontak, nomor hp, kapan, apakah, apa bisa, bisa tidak, boleh tidak
siapa yang, siapa, ada tidak, kumaha cara, kumaha carana, kumaha, iraha, pripun, piye, piye carane, kepriwe, nangdi, dimana urus, urus di mana, berapa, harus apa
hubungi siapa, lapor ke mana, kepada siapa, bagaimana
`;

/** Questions that are asked for an answer even when something is amiss: "ktp hilang, bagaimana cara mengurusnya". */
export const plainQuestions = `
bagaimana cara, bagaimana caranya, gimana cara, cara daftar, cara urus, cara buat, cara bikin, cara mengurus, cara lapor, caranya, apa syarat, syarat apa, syaratnya
persyaratan, apa saja syarat, dokumen apa, berkas apa, jam buka, jam pelayanan, jam layanan, mau tanya, ingin tanya, numpang tanya, izin tanya, mohon info, mohon informasi
minta informasi, minta info, berapa biaya, biaya berapa, nomor telepon, alamat, ingin mengetahui, ingin tahu, kumaha cara, bade naros, piye carane, nyuwun pirsa, urus di mana, prosedur
`;

/** Something is amiss. */
export const grievances = `
rusak, hancur, lubang, amblas, ambles, jebol, mampet, sumbat, macet, mati, padam, putus, bocor, retak, roboh, banjir, longsor
kotor, bau, tumpuk, cemar, bising, ganggu, resah, keluh, kecewa, lambat, lelet, lemot, telat, terlambat, tidak jelas, susah, sulit, persulit, dipersulit, berbelit, lempar
tolak, tidak layani, tidak dapat, tidak kunjung, tidak pernah, tidak ada tindak, tidak tanggap, tidak respon, abaikan, biarkan, belum bayar
belum cair, belum terima, belum dapat, belum jadi, belum ada tindak, belum perbaiki, belum terbit, belum selesai, belum tanggap, tidak bayar, tidak cair, tidak sesuai, tidak bisa, tidak ramah, tidak datang
tidak fungsi, tidak nyala, tidak alir, tidak tepat, kasar, jutek, bentak, galak, langka, mahal, penuh, antre lama, antri lama, mangkrak, bahaya, celaka, korban, keracunan, basi, palsu, tipu
tertipu, curi, maling, tawuran, balap liar, pukul, bully, ancam, liar, ilegal, tanpa izin, sembarangan, ugal-ugalan, parah, jelek, buruk, mangkir, curang, merugikan, rugi, protes, adu, mengadukan, lapor bahwa
sesak, gatal, becek, gelap, tidak transparan, salah sasaran, kosong, tidak aktif, nonaktif, error, eror, blokir, putusan sepihak, sepihak, phk, dipecat, tidak adil, tahan, meninggal, terlantar, butut, sengsara, menderita, sampai sekarang
`;

/** Asked for the hundredth time: a complaint in the form of a question. */
export const impatience = `
kapan perbaiki, kapan diperbaiki, kapan bener, kapan benerin, kapan aspal, kapan diaspal, kapan tangani, kapan tindak, kapan ditindak, kapan angkut, kapan keruk, kapan nyala, kapan hidup, kapan alir
kapan selesai, kapan beres, kapan bayar, kapan dibayar, kapan normal, kapan lanjut, kapan ganti, kenapa, mengapa, kok, masa, kapan lagi, mau sampai kapan, sampai kapan, naha, kunaon
iraha menerkeun, iraha dibenerkeun, kapan didandani, kapan didandani, siapa yang tanggung jawab, mana janji, di mana tanggung jawab, dimana tanggung, ke mana uang, kemana dana, apa kerja, kerja apa, apa gunanya, di mana pemerintah, dimana pemerintah, di mana keadilan
sudah tahun, sudah bulan, sudah minggu, sudah hari, sudah lama, sudah sering, sudah kali, berkali-kali, bertahun-tahun, berbulan-bulan, bolak-balik, tak kunjung, tidak kunjung, sampai sekarang belum, hingga kini belum, belum juga, dari dulu, bolak balik, wis suwe, geus lila, tos lami
`;

/** Words that, standing shortly before a cue, turn it round: "tidak ada pungli". */
export const denials: ReadonlySet<string> = new Set([
  'tidak',
  'tanpa',
  'bebas',
  'bukan',
  'anti',
  'cegah',
  'mencegah',
  'ora',
]);

/**
 * Somebody was abused sexually. Whoever tells it is secret whatever the class: victims and their families have a right
 * to it (UU 12/2022 art. 69 and 71). "Meraba-raba" is also what one does in the dark, "melecehkan" what is said of rules.
 */
export const sexualAbuse = `
cabul, perkosa, ruda paksa, rudapaksa, sodomi, diraba, digrayangi, digerayangi, leceh seksual, kekerasan seksual, diperkosa, disetubuhi
leceh perempuan, leceh santri, leceh siswi, leceh murid, leceh anak, santri leceh, siswi leceh, murid leceh, anak leceh
`;
