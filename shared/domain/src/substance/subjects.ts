/**
 * What public complaints are about and what they say of it, as roots (affixes are taken off by `rootIn`), in
 * dictionary form; English ones where foreigners need them. Source: written for this project along the topics of the domain reference (§3: categories of
 * LAPOR! and of the Banten article); Javanese (that of Banten too) and Sundanese words at the end of each list.
 */
export const subjects = {
  /** Public services, works and papers: naming one is enough to know where a message belongs. */
  service:
    'jalan jembatan trotoar aspal drainase selokan got gorong-gorong saluran irigasi tanggul bendungan embung pju lampu ' +
    'penerangan rambu halte terminal stasiun pelabuhan dermaga bandara angkot bus damri transjakarta krl kereta trayek ' +
    'parkir jukir tol lalu-lintas macet listrik pln token meteran pdam perumdam air sumur pipa sanitasi mck toilet ' +
    'sampah limbah tps tpa bank-sampah polusi pencemaran asap debu sungai kali situ danau pantai mangrove hutan pohon ' +
    'taman rth alun-alun lapangan stadion pasar kios pkl pupuk bbm elpiji lpg gas solar pertalite sembako beras minyak ' +
    'harga puskesmas posyandu pustu polindes rsud rs rumah-sakit igd ugd icu poli ambulans vaksin imunisasi obat bpjs ' +
    'jkn kis kesehatan dokter perawat bidan nakes stunting dbd fogging sekolah paud tk sd sdn smp smpn sma sman smk smkn ' +
    'madrasah mi mts man slb kampus ppdb spmb zonasi kip pip beasiswa ijazah rapor guru honorer siswa murid spp kurikulum ' +
    'kelas seragam ktp kk akta kia nik dukcapil disdukcapil adminduk domisili paspor imigrasi skck sim stnk bpkb samsat ' +
    'pajak pbb retribusi izin perizinan imb pbg oss nib umkm sertifikat tanah bpn ptsl sengketa bansos blt pkh bpnt dtks ' +
    'dtsen rastra bantuan disabilitas lansia difabel rutilahu bedah-rumah thr gaji upah umr umk buruh pekerja karyawan phk ' +
    'lembur pesangon jamsostek ketenagakerjaan outsourcing lowongan pabrik perusahaan proyek pembangunan kontraktor ' +
    'perumahan fasum fasos psu embarkasi haji kua nikah perpustakaan wisata internet sinyal wifi jaringan telepon aplikasi ' +
    'website pinjol judi miras narkoba tawuran balap knalpot premanisme preman pengamen pengemis odgj gelandangan satpam ' +
    'banjir rob longsor kekeringan gempa bencana pengungsi karhutla anjing-liar rabies ternak ikan sawah petani nelayan ' +
    'panen hama benih bendung mbg galian tambang penambangan pasir billboard reklame baliho spanduk pengeras toa karaoke ' +
    'cpns pppk p3k asn pns tukin makam tpu hydrant damkar lapas rutan pengadilan kejaksaan tilang etle posbakum layan antre ' +
    'loket berkas dokumen surat dana anggaran subsidi pensiun ' +
    'road street streetlight bridge water electricity garbage trash hospital school clinic passport ' +
    'dalan dalane banyu margi toya tower irigasine lampune wahangan susukan cai runtah',
  /** Offices and officers that a message can be routed to. */
  office:
    'kelurahan kecamatan desa kabupaten kota provinsi pemda pemkab pemkot pemprov pemdes balai-desa lurah camat kades ' +
    'kadus rt rw bupati walikota wali-kota gubernur wakil-gubernur sekda dinas disdik dinkes dishub dinsos disnaker dlh ' +
    'dpupr pupr pu bina-marga perkim bapenda bkd bkpsdm diskominfo satpol pol-pp bpbd polsek polres polda polisi polantas ' +
    'koramil kpu bawaslu panwaslu kppu ombudsman inspektorat kemenag kementerian kepala-desa kepala-sekolah kepsek bumd ' +
    'bumdes bumn upt uptd dprd dpr mpp petugas pegawai aparat perangkat aparatur pejabat operator oknum staf staff ' +
    'linmas hansip bhabinkamtibmas babinsa posko',
  /** What is wrong. */
  problem:
    'rusak lubang ambles amblas ambrol ambruk roboh retak patah putus jebol longsor bocor mampet sumbat mati padam gelap ' +
    'remang redup banjir genang rendam becek lumpur licin kotor kumuh bau busuk sengat cemar polusi numpuk tumpuk serak ' +
    'bising berisik gaduh ganggu resah bahaya rawan celaka jatuh tabrak macet semrawut sembarangan liar serobot halang ' +
    'telat lambat lamban lelet lama tunda molor mandek mangkrak terbengkalai abai biar cuek tolak sulit susah ribet rumit ' +
    'dipersulit bolak-balik pingpong gagal error eror lemot blokir salah keliru palsu hilang curi begal rampok tipu tilep ' +
    'potong sunat selewengkan seleweng gelap-gelapan mahal langka kosong habis kurang minim krisis kering gersang tinggi ' +
    'naik lonjak keluh kecewa dirugikan rugi parah buruk jelek hancur ancur bobrok jorok bentak marah kasar judes jutek ' +
    'sombong acuh diskriminasi bully rundung pukul aniaya leceh kekerasan ancam intimidasi paksa pecat phk nunggak tunggak ' +
    'belum tidak-bisa tidak-ada tidak-dapat tidak-jelas tidak-pernah tidak-sesuai tidak-layak tutup sepi bolos mangkir ' +
    'keracun sakit keruh asin hitam miring tumbang menjuntai semrawutan bongkar rusuh terlantar telantar ditelantarkan ' +
    'antre panjang penuh sesak sempit sampah asap debu nganggur kelapar bocel gatal wabah jentik nyamuk tikus lalat ' +
    'broken damaged flooded flood dirty stolen late pothole hole dark rude ' +
    'bosok awon ruksak pejah peteng poek pareum bau-na caah rubuh ajur remuk pegat mampus rungkad teu durung dereng tacan ' +
    'ora mboten pati tungul molos kopong',
  /** Misconduct: naming it is naming an officer's service. */
  misconduct:
    'pungli pungut korupsi suap sogok gratifikasi nepotisme kkn calo percaloan mark-up fiktif setor upeti jatah peras ' +
    'minta-uang diminta-uang dimintai-uang uang-damai minta-damai uang-rokok uang-pelicin minta-setoran minta-imbalan ' +
    'pemerasan wewenang salahguna sewenang-wenang selingkuh',
  /** What is asked for. */
  request:
    'mohon tolong minta harap perlu butuh ingin usul bantu perbaiki baik benahi bangun pasang aspal tambal ganti angkut bersih ' +
    'tertib tindak tinjau cek periksa evaluasi sidak razia tegur sanksi cabut turun adakan tambah sedia nyuwun tulung ' +
    'nyuhunkeun bantos didandani dihadean lapor adu ngalapor please fix repair',
  question:
    'bagaimana kapan berapa siapa kenapa mengapa apakah apa syarat cara prosedur alur informasi info tanya biaya jadwal ' +
    'piye pripun kumaha iraha naha kunaon kepriye kepremen boleh bisakah',
  opinion:
    'usul saran masukan aspirasi sebaiknya sebaik harapan semestinya alangkah apresiasi puji kritik pendapat',
} as const;
