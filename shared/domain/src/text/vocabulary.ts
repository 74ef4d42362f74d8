/**
 * Everyday words of complaints, as roots where affixes are regular. They decide where spelling is in doubt: whether
 * "rusaaak" has one a or two, whether "rus4k" is a word with a digit for a letter, whether "jalanx" ends in -nya.
 * Source: own list for this project.
 */
const groups = [
  // what words with a double letter there are
  'maaf saat taat manfaat keadaan mall jumaat doa soal koordinasi kooperasi koperasi perusahaan pertanyaan penerimaan ' +
    'percobaan penggunaan pemeriksaan pelaksanaan kebijaksanaan bangsaan massa muhammad allah assalamualaikum peer ' +
    'keempat seekor seenak seeloknya isu ijin izin foot zoo insyaallah alhamdulillah google twitter facebook free',
  // grammar
  'yang dan di ke dari untuk dengan pada dalam oleh karena kalau jika supaya agar tapi tetapi atau juga saja lagi ' +
    'sudah belum tidak bukan jangan masih sedang akan telah pernah ini itu sini sana situ apa siapa kapan mana ' +
    'kenapa mengapa bagaimana berapa saya aku kamu anda kami kita mereka dia ya iya banget sangat sekali hanya semua ' +
    'setiap banyak sedikit lebih kurang paling sama seperti tentang antara sampai sejak selama setelah sebelum halo',
  // people and offices
  'orang warga masyarakat bapak ibu pak kakak adik anak suami istri keluarga tetangga teman petugas pegawai guru ' +
    'dokter perawat bidan polisi camat lurah kades bupati walikota gubernur presiden menteri kepala dinas kantor ' +
    'badan bagian admin operator satpam preman calo pemerintah desa kelurahan kecamatan kabupaten kota provinsi ' +
    'kampung dusun gang rumah sekolah puskesmas posyandu pasar terminal stasiun pelabuhan bandara masjid',
  // things
  'jalan jembatan lampu listrik air pipa saluran selokan got drainase trotoar aspal tanah sawah sungai kali laut ' +
    'pantai hutan pohon taman sampah limbah asap debu bau lubang banjir longsor macet parkir rambu halte bus angkot ' +
    'kereta motor mobil truk gas bensin sinyal internet telepon harga pupuk beras minyak uang biaya dana bantuan gaji ' +
    'upah pajak surat berkas kartu akta ijazah data nomor aplikasi website obat ruang kamar antre loket foto video',
  // states and doings
  'rusak lubang patah putus mati padam bocor mampet sumbat kotor bahaya gelap terang licin sempit sulit susah mudah ' +
    'lambat lama cepat parah hancur ambruk roboh retak hilang curi palsu tipu pungli liar kasar ramah baik buruk jelek ' +
    'bagus benar salah betul jelas kecewa marah takut sakit sehat miskin lapar besar kecil panjang pendek tinggi rendah ' +
    'baru tua muda murah mahal gratis resmi bersih aman nyaman ganggu lapor adu tanya jawab minta mohon tolong bantu ' +
    'urus layan proses kerja bayar tagih kirim terima ambil buat pakai buka tutup pasang bangun gali angkut buang bakar ' +
    'tebang potong tindak tangan perhati awas periksa cek lihat dengar tahu kenal ingat lupa bicara kata tulis baca ' +
    'datang pergi pulang masuk keluar naik turun pindah lewat tunggu cari dapat beri kasih pinjam beli jual jatuh tabrak ' +
    'celaka luka tewas hujan panas dingin kering basah habis penuh kosong cukup ada bisa boleh harus mau ingin perlu ' +
    'suka terima usaha guna laksana coba tanya bijaksana',
  // time
  'hari minggu bulan tahun tanggal jam menit pagi siang sore malam kemarin besok lusa tadi nanti sekarang senin selasa ' +
    'rabu kamis jumat sabtu januari februari maret april mei juni juli agustus september oktober november desember',
];

/** See above; lower case. */
export const vocabulary: ReadonlySet<string> = new Set(groups.join(' ').split(' '));
