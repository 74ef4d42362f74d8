/**
 * Words that say nothing of their own: a message of thanks with these is still only thanks. Dictionary forms.
 * Source: written for this project.
 */
const words = (list: string) => new Set(list.split(' '));

export const courtesies: ReadonlySet<string> = words(
  '. pak bapak ibu kak kakak bang abang mas mbak mba teh kang aa neng om tante gan sis bos bro admin adminnya dong deh nih sih ' +
    'lah kok loh lho yah ya nya mohon tolong maaf atas untuk dan juga yang saya kami kita aku ini itu semua semuanya ' +
    'bantuan bantuannya perhatian perhatiannya respon responnya respons jawaban jawabannya info infonya informasi ' +
    'informasinya kerjasama kerjasamanya kerja sama tanggapan tanggapannya pelayanan pelayanannya balasan balasannya penjelasannya penjelasan ' +
    'banyak sekali banget sebelumnya sebanyak-banyaknya semoga sukses sehat selalu sehat-sehat berkah amin aamiin ' +
    'lapor sp4n petugas wr wb warahmatullahi warahmatullah wabarakatuh wabarokatuh warohmatullohi ' +
    'warahmatullah ta taala sudah dibantu membantu bantu cepat cepatnya baik siap oke sama-sama salam hormat ' +
    'sangat loh nggih njih inggih pisan kulo kula abdi kathah sanget ugi nih wass you very much so kindly sir madam ' +
    'dear hormatnya yth kepada rahmat allah lagi selamat pagi siang sore malam semangat waktunya waktu responsnya fast pa euy ' +
    'gercep mantap mantul keren top jos responsif alhamdulillah puji tuhan tanggap hehe hehehe hihi haha nggeh atuh',
);

/** What else may stand in a message that only withdraws. */
export const withdrawalRest: ReadonlySet<string> = words(
  'aduan aduannya pengaduan laporan laporannya keluhan tiket nomor tadi kemarin karena soalnya sudah selesai diperbaiki ' +
    'beres ditangani dibetulkan saja dulu di ke jadi mau ingin minta dengan id tidak masalahnya masalah teratasi tersebut ' +
    'salah kirim harusnya seharusnya grup keluarga pesan chat deh barusan orang',
);

/** What else may stand in a message that only asks how far a complaint is. */
export const statusRest: ReadonlySet<string> = words(
  'aduan aduannya laporan laporannya pengaduan keluhan tiket nomor id tracking sudah belum ada kabar kabarnya apa ' +
    'apakah bagaimana kapan mau tanya bertanya menanyakan ingin tahu cek status di dengan tentang terkait kelanjutan ' +
    'perkembangan tindak lanjut tindaklanjut prosesnya proses sampai mana sekarang diproses ditindaklanjuti tadi kemarin ' +
    'hari minggu bulan lalu dulu my report status of is the how punya nomornya ke dinas diteruskan mengecek ngecek melacak nanya ' +
    'sampaikan disampaikan kirim kirimkan dikirim laporkan dilaporkan melalui lewat go dari tanggapan jawaban balasan update ' +
    'kode masuk diterima terkirim selama kok mohon perihal mengenai soal sampun dereng dugi pundi parantos ka acan tos what going complaint any news on has been mengetahui teh badhe bade tanglet naros naroskeun ' +
    'sebulan seminggu sehari berapa kenapa mengapa masih hasilnya tahap mengecheck izin',
);

/** What else may stand in a message that only agrees. */
export const agreementRest: ReadonlySet<string> = words(
  'terima kasih matur nuwun hatur nuhun dibantu dimasukkan masukkan masukin masukan lanjut lanjutkan silakan saja proses diproses kirim kirimkan teruskan ' +
    'diteruskan input diinput laporkan dilaporkan laporannya aduan aduannya laporan ke di boleh mau bisa tidak apa-apa ' +
    'lewat lapor segera monggo mangga minta please go ahead mawon wae saja dipun lebetaken lebetkeun lebetkeunana langsung bantu atuh pa setuju ya nggih inggih betul kulo kula sok',
);

/** What else may stand in a message that only asks for the name or the complaint to be kept back. */
export const discretionRest: ReadonlySet<string> = words(
  'laporan laporannya aduan aduannya pengaduan nama identitas data agar supaya dengan secara saja minta ingin mau ' +
    'sebagai jadi rahasia rahasiakan dirahasiakan anonim di publik umum harap pelapor takut khawatir cemas malu karena ' +
    'soalnya demi keamanan keselamatan privasi bisa dapat bolehkah apakah kan tidak enak ketahuan diketahui antara inspektorat dinas kantor ' +
    'cukup hanya boleh disebut disebutkan d dulu ditampilkan sini',
);
