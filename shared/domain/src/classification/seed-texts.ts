/**
 * Messages as citizens write them, one a line, by category: what the model has learned before anybody confirmed
 * anything. About as many for each as its share among complaints, with some for the rare ones.
 * Source: all written for this project; no real person, office or event is meant.
 */
export const seedTexts: Readonly<Record<string, string>> = {
  'pekerjaan-umum-dan-penataan-ruang': `
jalan di depan pasar rusak parah sudah setahun tidak diperbaiki
Mohon perbaikan jalan kabupaten ruas Cikande - Kopo, lubangnya besar besar dan dalam
tolong pak jalan berlubang di dekat SDN 3, anak saya jatuh dari motor kemarin
jembatan penghubung dua kampung roboh diterjang air, warga harus memutar 7 km
gorong-gorong depan rumah saya mampet, kalau hujan air masuk rumah
dalan ning ngarep omahku rusak kabeh, mohon dipun dandosi
jalan provinsi banyak lubang, malam hari bahaya buat pengendara motor
drainase perumahan tersumbat lumpur sejak proyek galian selesai
kapan jalan desa kami diaspal? dari dulu masih tanah merah
proyek pelebaran jalan mangkrak, material ditinggal begitu saja di pinggir jalan
trotoar di jalan sudirman hancur, pejalan kaki terpaksa turun ke jalan
tanah kami diserobot pihak lain, sertifikat tanah sudah ada sejak 1998
pengurusan sertifikat tanah lewat ptsl sudah dua tahun belum jadi
BPN menolak balik nama sertifikat orang tua saya tanpa alasan jelas
bekas galian pipa tidak ditutup rapi, aspal amblas lagi
jalan gang kami becek kalau hujan, mohon di paving
selokan di pinggir jalan raya tidak pernah dikeruk, air meluber ke jalan
pagar jembatan hilang, rawan orang jatuh ke sungai
usul dibuatkan taman bermain dan lapangan olahraga di perumahan kami
pengembang perumahan belum menyerahkan fasum fasos, jalan lingkungan tidak ada yang urus
rumah subsidi yang saya beli retak retak padahal baru 6 bulan
bangunan ruko berdiri di atas saluran air tanpa izin pbg
makam umum di kelurahan kami sudah penuh, mohon lahan baru
pasar tradisional atapnya bocor dan lantainya becek
jalan jelek sekali di wilayah kami, truk sering terguling
jalan raya serang amblas sedalam setengah meter
tambal sulam jalan cuma tahan dua minggu sudah bolong lagi
jembatan gantung lapuk papannya banyak yang lepas
mohon pengaspalan jalan menuju sekolah dan puskesmas
jalan beton retak dan pecah padahal baru selesai dibangun bulan lalu
halte bus di depan kantor pos rusak, atapnya bolong
jpo di depan mal besinya karatan dan berlubang
turap sungai longsor mengancam pondasi jalan
irigasi jebol dan menutup jalan desa
ada pembangunan gudang di zona permukiman apakah sesuai tata ruang
saluran air dari jalan utama dialihkan ke kebun saya
jln rusak bgt min, byk lubang, kpn dibenerin
jalan di kampung abdi butut pisan, teu acan pernah dibenerin
kualitas pekerjaan aspal buruk, tebalnya tidak sesuai papan proyek
batas tanah saya bergeser karena pelebaran jalan dan belum ada ganti rugi
tanggul bendungan retak kami khawatir jebol
pju ada tapi jalannya yang rusak, tolong dinas pu cek
manhole terbuka di tengah jalan sangat berbahaya
mohon dibuatkan polongan air di depan musala karena jalan tergenang
genangan air di jalan depan kantor camat karena got tidak berfungsi
pembangunan talud belum selesai padahal anggaran sudah habis
rusunawa bocor dan lift mati
jalan licin penuh tanah bekas truk proyek perumahan
sengketa lahan antara warga dan perusahaan belum diselesaikan
alun-alun kotor lampu taman rusak dan bangku patah
permohonan peningkatan jalan lingkungan rt 04 rw 02
aspal mengelupas akibat dilewati dump truck tiap hari
jalan ambles dekat tikungan, sudah ada korban kecelakaan
penutup got hilang, anak kecil terperosok
jalan menuju kebun rusak, hasil panen susah dibawa
warga patungan menambal jalan sendiri karena tidak ada perhatian dinas
siapa yang berwenang memperbaiki jalan di perbatasan dua kecamatan
tanah wakaf makam mau dibangun ruko
saluran pembuangan perumahan meluap ke rumah warga
normalisasi saluran mohon dipercepat sebelum musim hujan
jalan cor baru sudah patah dua
jalan tol ganti rugi lahan belum dibayar
bantuan rumah subsidi uang muka bagaimana syaratnya
bagaimana cara mengurus pbg untuk rumah tinggal
permukiman kumuh di bantaran butuh penataan`,
  'topik-lainnya': `
petugas loket melayani sambil main hp dan tidak ramah
pelayanan kantor kecamatan sangat lambat, menunggu dari pagi sampai sore
kantor dinas tutup padahal masih jam kerja
mohon informasi jam pelayanan kantor bupati
di mana alamat mal pelayanan publik
terima kasih atas pelayanan yang cepat di kantor kelurahan kami
saya mau menyampaikan saran untuk pemerintah kota agar lebih mendengar warga
pejabat daerah tidak pernah turun ke lapangan
nomor antrian habis jam 8 pagi padahal loket baru buka
satpam kantor pemerintah membentak pengunjung
surat permohonan kami ke dinas tidak pernah dibalas
mohon audiensi dengan walikota terkait aspirasi warga
acara konser menutup akses rumah kami sampai tengah malam
bagaimana cara bertemu bupati untuk menyampaikan usulan
call center pemkab tidak pernah diangkat
bendera di kantor desa sudah sobek dan lusuh tidak diganti
saya kecewa dengan pelayanan publik di daerah ini
mohon perhatian pemerintah untuk warga kami yang kesusahan
pegawai dinas datang terlambat, pelayanan baru dibuka jam 10
kapan pendaftaran lomba hari jadi kabupaten dibuka
spanduk dan baliho liar merusak pemandangan kota
tolong tertibkan reklame yang menutupi pandangan
petugas di kantor pelayanan berbelit-belit, disuruh bolak balik
apresiasi untuk bapak gubernur atas kinerjanya
usul supaya hari bebas kendaraan diadakan tiap minggu
mobil dinas dipakai belanja keluarga di hari libur
pegawai sering tidak ada di tempat saat jam pelayanan
ruang tunggu kantor pelayanan panas dan tidak ada kursi
toilet di kantor pelayanan kotor dan airnya mati
kami minta penjelasan anggaran acara ulang tahun kabupaten
warga resah tidak ada tindak lanjut atas surat kami ke dinas
mohon bantuannya pak, masalah kami tidak ada yang menanggapi
pelayanan satu pintu ternyata harus ke banyak loket
antrean panjang karena loket yang buka hanya satu
saran agar pembayaran layanan bisa nontunai
ingin tahu nomor telepon kantor dinas yang bisa dihubungi
siapa kepala dinas yang baru dan kapan dilantik
lomba tujuh belasan di kota kami curang penilaiannya
petugas sensus tidak sopan saat datang ke rumah
mohon bantuan mediasi masalah dengan tetangga soal pagar
undangan rapat warga selalu mendadak
patung di bundaran kota rusak dan tidak terawat
sirene tanda bahaya di kota tidak berfungsi
bagaimana cara menjadi relawan pemerintah kota
papan nama kantor tidak ada sehingga warga bingung mencari
petugas meminta kami datang lagi besok tanpa alasan
kinerja pemerintah kota buruk sekali
standar pelayanan tidak dipasang di kantor
maklumat pelayanan hanya pajangan
pelayanan malam hari tidak tersedia
kantor pelayanan tidak punya tempat parkir dan ruang menyusui
mohon diadakan layanan keliling di kampung kami
jam istirahat petugas terlalu lama
saya dilempar dari satu dinas ke dinas lain
mohon pejabat yang berwenang menindaklanjuti keluhan kami
tempat pemungutan sumbangan di jalan mengganggu
lokasi acara hari jadi terlalu jauh
siapa yang harus saya hubungi untuk izin keramaian
ada permainan dalam pembagian kios pameran
permohonan izin penelitian di kantor pemda lama
petugasnya galak, warga jadi takut bertanya`,
  ketenagakerjaan: `
gaji saya dua bulan belum dibayar perusahaan
perusahaan membayar upah di bawah umk
saya di phk sepihak tanpa pesangon
thr karyawan pabrik tidak dibayarkan sampai lebaran lewat
ijazah saya ditahan perusahaan padahal sudah mengundurkan diri
lembur tidak dibayar dan dipaksa masuk hari minggu
bpjs ketenagakerjaan kami tidak didaftarkan oleh perusahaan
klaim jht sudah sebulan tidak cair
honorer sudah 15 tahun mengabdi tidak masuk database pppk
kapan pengumuman hasil seleksi cpns
gaji guru honorer terlambat tiga bulan
tpp asn belum cair dari januari
sk pppk paruh waktu belum dibagikan sampai sekarang
kenaikan pangkat saya tertahan di bkpsdm
bagaimana syarat membuat kartu kuning pencari kerja
buruh pabrik dipaksa kerja 12 jam sehari
cuti melahirkan ditolak atasan
perusahaan memotong gaji tanpa penjelasan
lowongan kerja di pabrik harus bayar jutaan ke calo
kontrak kerja saya tidak diperpanjang tanpa kompensasi
saya pekerja outsourcing tidak dapat slip gaji
uang pensiun orang tua saya belum dibayar taspen
gajih kula dereng dibayar pabrik, pun kalih wulan
kecelakaan kerja di pabrik tidak ditanggung perusahaan
pelatihan blk kapan dibuka lagi
formasi cpns untuk penyandang disabilitas tidak sesuai
karyawan toko digaji 1 juta per bulan
penyalur tki ilegal di kampung kami
mohon informasi pendaftaran kartu prakerja
pegawai kontrak dinas belum gajian
majikan menahan ktp dan gaji pekerja rumah tangga
uang lembur satpam tidak dibayar oleh vendor
subsidi upah bsu saya tidak masuk rekening
perusahaan tidak memberi cuti tahunan
tolong disnaker periksa pabrik yang tidak bayar bpjs tenaga kerja
pemberkasan nip pppk lama sekali
tenaga kebersihan kota gajinya dipotong mandor`,
  'sosial-dan-kesejahteraan': `
saya janda tua tidak pernah dapat bansos
bantuan pkh ibu saya tiba tiba berhenti
orang kaya dapat bantuan, yang miskin tidak
nama saya hilang dari data dtks
kartu kks saya tidak ada saldonya
beras bantuan kualitasnya jelek berkutu
bagaimana cara daftar bansos
bpnt bulan ini belum cair
mohon bantuan rumah tidak layak huni untuk nenek saya
pendamping pkh memotong uang bantuan
lansia hidup sendirian butuh bantuan makanan
penerima bansos di kampung kami salah sasaran
desil saya naik padahal saya pengangguran
minta surat keterangan tidak mampu untuk berobat
bantuan sembako hanya dibagikan ke keluarga rt
anak yatim di lingkungan kami belum tersentuh bantuan
abdi teu acan kantos nampi bantosan ti pamarentah
agen e-warong memaksa tukar kartu sembako dengan barang jelek
bst saya belum cair di kantor pos
kenapa nama suami saya dicoret dari penerima bantuan
orang terlantar tidur di emperan toko mohon dinas sosial
bantuan korban kebakaran dari dinsos belum datang
verifikasi data kemiskinan tidak pernah turun ke rumah
santunan kematian dari pemda belum cair
pembagian bantuan pangan tidak merata
saya difoto petugas tapi bantuan tidak keluar
kartu indonesia sehat pbi saya nonaktif padahal miskin
mohon bantuan modal untuk keluarga miskin
uang bansos dipotong ketua rt lima puluh ribu
subsidi listrik rumah saya dicabut padahal miskin
mantan pejabat masih terima pkh`,
  'pendidikan-dan-kebudayaan': `
sekolah menarik uang gedung dua juta per siswa
ijazah anak saya ditahan sekolah karena belum lunas spp
ruang kelas sd di desa kami rusak dan hampir roboh
anak saya tidak lolos zonasi padahal rumah dekat sekolah
kapan pendaftaran spmb smp negeri dibuka
kip kuliah saya belum cair
guru jarang masuk kelas, siswa dibiarkan
uang komite diwajibkan dan ditentukan jumlahnya
dana bos tidak transparan di sekolah kami
buku lks diwajibkan beli di guru
study tour mahal memberatkan orang tua
sertifikasi guru belum cair triwulan ini
pip anak saya tidak bisa dicairkan
sekolah kekurangan guru matematika
bagaimana syarat beasiswa daerah untuk mahasiswa
ukt kampus negeri naik drastis
perpisahan sekolah dipungut lima ratus ribu
atap sekolah bocor kelas kebanjiran
cagar budaya di kota kami tidak terawat
mohon pelestarian kesenian daerah dan bantuan sanggar
seragam sekolah harus beli di koperasi sekolah dengan harga mahal
data dapodik anak saya salah dan tidak diperbaiki operator
sekolah tidak punya meja dan kursi yang cukup
ppdb jalur prestasi diduga ada titipan
paud di desa kami tidak punya gedung
kepala sekolah memungut biaya pengambilan rapor
sekolah negeri kok masih bayar spp
dosen tidak pernah mengajar tapi nilai keluar
kelas kejar paket c di mana daftarnya
sakola di lembur abdi hateupna rubuh
perpustakaan daerah koleksinya sedikit`,
  'ketenteraman-ketertiban-umum-dan-pelindungan-masyarakat': `
balap liar tiap malam minggu di jalan protokol
musik karaoke keras sampai jam 3 pagi
pedagang kaki lima menutup trotoar
motor saya dicuri, laporan polisi tidak ditindaklanjuti
preman minta uang ke pedagang pasar
warung menjual miras ke anak sekolah
tawuran pelajar di dekat stasiun
kos kosan dipakai mesum, warga resah
bagaimana cara perpanjang sim c
stnk saya ditahan saat tilang dan tidak dikembalikan
anak punk meresahkan di lampu merah
rumah tetangga terbakar, damkar datang terlambat
geng motor membawa senjata tajam
judi sabung ayam di kebun belakang
pengemis dan pengamen makin banyak
knalpot brong bikin bising tiap malam
pengurusan skck dipersulit
polisi tidak menanggapi laporan saya
orang gila mengamuk di pasar
sound horeg hajatan getarkan kaca rumah
maling sering masuk kampung, tolong patroli
bangunan liar di bantaran mohon ditertibkan satpol pp
petasan dinyalakan tengah malam
debt collector merampas motor di jalan
warung remang-remang buka lagi padahal sudah disegel
penipuan arisan sudah lapor polsek tidak ada kabar
jukir dan ormas memalak sopir truk
karaoke ilegal dekat masjid
pemuda mabuk mabukan di pos ronda
bpkb belum jadi setelah 8 bulan di samsat`,
  perhubungan: `
parkir liar di depan rumah sakit bikin macet
lampu penerangan jalan mati sepanjang dua kilometer
angkot ngetem sembarangan di perempatan
lampu merah di simpang empat mati sudah tiga hari
truk bermuatan berlebih lewat jalan kampung
tukang parkir minta sepuluh ribu tanpa karcis
bus trans kota tidak datang sesuai jadwal
kereta commuter sering terlambat
tiket kereta tidak bisa dibatalkan di aplikasi kai access
perlintasan kereta tanpa palang pintu sangat bahaya
sopir bus ugal-ugalan hampir menabrak saya
mohon dipasang rambu dan zebra cross di depan sekolah
pju di gang kami padam gelap sekali
harga tiket pesawat terlalu mahal
pesawat delay lima jam tanpa kompensasi
ojek online dikenakan potongan aplikasi besar
truk tanah melintas di jam sibuk
kapal penyeberangan antre dua hari
terminal kumuh dan banyak calo tiket
minta polisi tidur di depan masjid karena motor ngebut
jalan gelap gulita karena lampu jalan tidak menyala
dalane peteng lampune mati kabeh
tarif angkot naik sepihak
uji kir dipersulit petugas
macet parah tiap pagi di perempatan pasar
kontainer parkir di bahu jalan
rute bus sekolah tidak sampai desa kami
jadwal kapal ke pulau tidak jelas
lampu jalan menyala siang malam boros`,
  'lingkungan-hidup-dan-kehutanan': `
sampah menumpuk di pinggir jalan tidak diangkut seminggu
pabrik membuang limbah ke sungai, ikan mati
asap pabrik bikin sesak napas warga
banjir masuk rumah setinggi pinggang
pohon besar di pinggir jalan rawan tumbang
bau kandang ayam menyengat sampai rumah
warga membakar sampah tiap sore
longsor menutup rumah warga mohon bantuan bpbd
hutan lindung ditebang liar
sungai berwarna hitam dan bau
tps liar di tanah kosong samping sekolah
nelayan resah ada kapal pukat harimau
korban banjir belum dapat bantuan makanan
debu batubara dari stockpile masuk rumah
truk sampah tidak lewat komplek kami
walungan kotor pinuh ku runtah
suara mesin pabrik dan limbah cairnya mengganggu
burung langka diperjualbelikan
kali meluap tiap hujan deras
air sumur tercemar limbah tahu
usul ada bank sampah di tiap rw
tpa sudah overload baunya sampai kampung
abrasi pantai makin dekat rumah
kebakaran lahan gambut asapnya pekat
septic tank umum meluap
mohon pengerukan sungai supaya tidak banjir`,
  'teknologi-informasi-dan-komunikasi': `
sinyal di desa kami tidak ada
internet indihome mati seminggu
aplikasi pemda error tidak bisa login
kabel internet menjuntai di jalan semrawut
situs judi online masih bisa dibuka
saya menerima sms penipuan hadiah
nomor saya dipakai orang untuk menipu
kuota hilang sendiri padahal tidak dipakai
website dinas tidak bisa diakses
tower bts dibangun tanpa izin warga
tiang wifi dipasang di halaman rumah tanpa izin
mohon blokir situs porno
kode otp tidak masuk saat daftar aplikasi
akun whatsapp saya diretas
wifi gratis di alun alun tidak berfungsi
aplikasi sering server down saat jam kerja
berita hoaks beredar di grup
kartu sim terblokir padahal sudah registrasi
data pribadi saya bocor
siaran tv digital hilang di daerah kami
blank spot di kecamatan kami
simbg error saat unggah berkas
sinyale ilang terus nang kene
usul wifi gratis di balai warga`,
  kesehatan: `
puskesmas tutup padahal jam layanan
pasien bpjs ditolak rumah sakit
obat di puskesmas kosong terus
perawat rsud kasar pada pasien
antre di poli dari subuh baru dilayani siang
ambulans tidak datang saat darurat
bpjs kesehatan saya nonaktif tanpa pemberitahuan
mohon fogging di rw kami banyak yang kena demam berdarah
dokter tidak ada di tempat
posyandu tidak jalan sudah tiga bulan
kamar rawat inap penuh, ibu saya menunggu di igd dua hari
bagaimana cara pindah faskes
anak stunting tidak dapat makanan tambahan
biaya persalinan diminta bayar padahal punya bpjs
rujukan dipersulit puskesmas
jadwal imunisasi anak kapan
bidan desa jarang di tempat
iuran bpjs menunggak karena tidak mampu
orang gangguan jiwa dipasung butuh pengobatan
alat cuci darah rusak
insentif kader posyandu belum dibayar
apotek menjual obat keras tanpa resep dokter
abdi berobat ka puskesmas teu aya dokterna`,
  'ekonomi-dan-keuangan': `
pbb tahun ini naik tiga kali lipat
harga sembako naik terus
kur ditolak bank padahal syarat lengkap
pinjaman online menagih ke semua kontak saya
pajak kendaraan saya salah hitung
bantuan umkm tidak sampai ke pedagang kecil
paket kiriman hilang di kantor pos
tempat wisata kotor dan tiket masuk mahal
asuransi menolak klaim
bagaimana cara membuat nib untuk usaha kecil
atm bank daerah sering rusak
lelang proyek pemda diduga diatur
harga cabai dan telur tidak terkendali
barang kiriman tertahan di bea cukai
coretax tidak bisa lapor spt
koperasi simpan pinjam tidak mengembalikan uang anggota
investasi bodong merugikan warga
nama saya kena blacklist slik padahal lunas
pungutan di objek wisata pantai berlapis
minyakita dijual di atas harga eceran
retribusi pasar naik tanpa sosialisasi`,
  kependudukan: `
e-ktp saya belum jadi sudah 6 bulan
blangko ktp habis terus di dukcapil
bagaimana cara membuat kartu keluarga baru
nama di akta kelahiran anak salah ketik
nik saya tidak ditemukan
pindah domisili dipersulit
syarat membuat akta kematian apa saja
kk saya hilang, urus di mana
calo ktp di kantor capil
buku nikah kami belum terbit dari kua
kartu identitas anak belum dicetak
data saya ganda di dukcapil
jam buka pelayanan disdukcapil hari sabtu
perekaman ktp di kecamatan alatnya rusak
akta cerai belum keluar
diminta uang 100 ribu untuk cetak ktp
batas desa kami dengan desa sebelah tidak jelas
bade ngadamel ktp kumaha syaratna
surat keterangan domisili ditolak kelurahan
alat kontrasepsi kb gratis tidak tersedia
status di kk belum berubah menjadi kawin
ktp ilang kudu ngurus nangdi`,
  'energi-dan-sumber-daya-alam': `
listrik padam tiap hari tanpa pemberitahuan
air pdam mati sudah seminggu
gas elpiji 3 kg langka
tagihan listrik melonjak dua kali lipat
air pdam keruh dan berbau
tiang listrik miring mau roboh
tambang pasir ilegal merusak kampung
solar langka nelayan tidak melaut
tagihan air tidak sesuai meteran
galian c tanpa izin di bukit belakang
gas melon dijual 30 ribu di pengecer
pasang listrik baru sudah bayar belum dipasang
kampung kami belum ada listrik
pipa pdam bocor air terbuang
tegangan listrik turun lampu redup
spbu mengisi jeriken
banyune pdam ora mili
kabel listrik pln menjuntai rendah
pertalite campur air
kami kekeringan butuh air bersih
token listrik tidak bisa dimasukkan`,
  'politik-dan-hukum': `
paspor belum jadi padahal sudah bayar
anggota dewan tidak pernah reses
nama saya tidak terdaftar di dpt
sidang di pengadilan ditunda terus
orang asing bekerja tanpa izin
bagi bagi uang saat pilkada
pendaftaran merek saya lama
minta bantuan hukum gratis untuk orang miskin
kunjungan lapas dipungut biaya
jaksa tidak menahan terdakwa
usul revisi perda
korupsi proyek dilaporkan ke kejaksaan tidak diproses`,
  'sp4n-lapor': `
laporan saya di aplikasi lapor ditutup padahal belum selesai
cara menghapus akun lapor
aplikasi sp4n lapor tidak bisa dibuka
saran untuk sp4n lapor supaya ada notifikasi
hapus laporan saya di lapor
laporan saya tidak ditanggapi admin lapor
tidak bisa masuk akun lapor lupa kata sandi
status laporan tidak berubah di website lapor`,
  'perlindungan-konsumen': `
beli hp online barang tidak sesuai
refund tiket tidak dikembalikan
makanan kadaluarsa dijual di minimarket
garansi ditolak toko
pengembang tidak menyerahkan rumah padahal lunas, uang tidak kembali
kosmetik tanpa bpom dijual bebas
ditipu penjual di marketplace
timbangan pedagang curang
takaran bensin di spbu kurang
jasa laundry merusak pakaian tidak mau ganti rugi`,
  agama: `
haji saya tertunda porsi hilang
travel umroh menipu jamaah
bantuan masjid belum cair
toa masjid terlalu keras
pembangunan gereja dipersulit
guru madrasah diniyah tidak dapat insentif
kapan jadwal manasik haji
penghulu meminta uang lebih
guru ngaji mohon diperhatikan`,
  'pembangunan-desa-daerah-tertinggal-dan-transmigrasi': `
dana desa tidak transparan
kepala desa jarang masuk kantor
blt dana desa dipotong
bumdes tidak berjalan
perangkat desa adalah keluarga kades semua
balai desa terkunci tidak ada pelayanan
lahan transmigrasi belum bersertifikat
laporan anggaran desa tidak dipasang
pembangunan di desa terpencil tidak merata
kades memakai uang desa untuk pribadi
siltap perangkat desa belum dibayar`,
  'pertanian-dan-peternakan': `
pupuk subsidi langka
irigasi sawah kering
harga gabah anjlok
sapi saya mati kena pmk
hama tikus menyerang padi
kartu tani tidak bisa dipakai
bantuan traktor hanya untuk ketua kelompok tani
bibit bantuan mati semua
sawah kekeringan mohon pompa air
penyuluh tidak pernah datang
bagaimana cara mendapat bantuan benih jagung`,
  'kesetaraan-gender-dan-sosial-inklusif': `
istri dipukul suami tiap hari
kantor pelayanan tidak ada jalur kursi roda
anak kecil dipaksa mengemis
pelecehan seksual di angkutan
difabel sulit dapat kerja dan akses
guiding block tunanetra terhalang tiang
anak tetangga disiksa ibu tirinya
gadis di bawah umur dipaksa menikah`,
  'netralitas-asn': `
camat mengunggah dukungan paslon di facebook
pns ikut kampanye di lapangan
lurah foto dengan caleg pose jari
asn membagikan kaos partai
guru pns mengajak memilih calon di grup wa
pegawai kecamatan jadi tim sukses
kepala dinas hadir di deklarasi calon`,
  'politisasi-asn': `
kami pegawai dipaksa mendukung calon petahana
asn dikumpulkan dan diarahkan memilih
mobil dinas dipakai kampanye
kepala dinas mengancam mutasi kalau tidak dukung paslon
honorer diminta ktp untuk dukungan calon
sembako dibagikan ke asn agar memilih calon`,
  'program-makan-bergizi-gratis': `
anak saya keracunan mbg
menu mbg basi
sekolah kami belum dapat makan bergizi gratis
dapur sppg membuang limbah
makanan mbg ada ulatnya
porsi mbg sedikit sekali
bagaimana cara jadi mitra dapur mbg
relawan dapur mbg belum digaji
mbg datang terlambat siang`,
  'kekerasan-di-satuan-pendidikan': `
anak saya dibully teman sekelas
guru memukul siswa sampai memar
senior memalak adik kelas
guru melakukan pelecehan pada murid
mahasiswa baru disiksa saat ospek
anak diejek karena agamanya di sekolah
siswa dikeroyok kakak kelas
santri dipukul pengurus pesantren
dosen melecehkan mahasiswi`,
  'pencegahan-dan-pemberantasan-penyalahgunaan-dan-peredaran-gelap-narkotika-dan-prekursor-narkotika': `
ada transaksi narkoba di kos sebelah
bandar sabu di kampung kami
pemuda pakai pil koplo
minta rehabilitasi untuk adik pecandu
toko kosmetik jual tramadol
pengedar ganja dekat sekolah`,
  perairan: `
pungli kapal di perairan selat
kapal tongkang dimintai uang saat labuh
nakhoda diminta uang petugas patroli laut
pungutan liar di dermaga kepada kapal`,
  'topik-khusus': `
saldo bansos digital 2021 kosong
merchant bansos digital menolak`,
  'corona-virus': `
sertifikat vaksin covid tidak muncul
pasien covid ditagih biaya
hasil swab lama
vaksin booster covid di mana
insentif nakes covid belum dibayar`,
  'pelindungan-wni': `
adik saya disekap di kamboja tolong pulangkan
tkw disiksa majikan di arab saudi
jenazah kakak belum dipulangkan dari malaysia
wni terlantar di luar negeri
keluarga kami hilang kontak di myanmar
kbri tidak membantu tki`,
  'legalisasi-konsuler': `
cara apostille ijazah
legalisasi dokumen di kemenlu lama
legalisir buku nikah untuk kedutaan`,
  'fasilitas-diplomatik': `
mobil kedutaan parkir sembarangan
pajak fasilitas diplomatik kedutaan`,
  'kerjasama-bilateral': `
program kerjasama bilateral pertukaran pemuda
perjanjian dua negara soal pekerja`,
  'kerjasama-multilateral': `
kapan sidang asean di kota kami
usul indonesia aktif di g20`,
  'pemulihan-ekonomi-nasional': `
bpum umkm belum cair
insentif pajak pen tidak diterima`,
  'peniadaan-mudik': `
asn tetap mudik padahal dilarang
pos penyekatan mudik longgar`,
  'seleksi-calon-hakim-agung-ri': `
masukan untuk calon hakim agung
jadwal seleksi hakim agung`,
  srgi: `
data srgi tidak bisa diunduh
titik kontrol geodesi rusak`,
  'evakuasi-hewan-liar': `
ular masuk rumah tolong evakuasi
sarang tawon di atap sekolah
monyet liar masuk kampung
anjing liar menggigit warga
buaya muncul di sungai
biawak masuk dapur`,
};
