/**
 * Words that point to a category before anybody has confirmed anything, by how strongly: `strong` words are some
 * twenty times likelier in messages of the category than in others, `clear` ones seven times, `weak` ones twice.
 * Roots where affixes are regular; `_` joins the two words of a phrase. Everyday Indonesian with abbreviations, some
 * Javanese and Sundanese. Source: own list for this project.
 */
export interface SeedWords {
  readonly strong?: string;
  readonly clear?: string;
  readonly weak?: string;
}

export const seedLexicon: Readonly<Record<string, SeedWords>> = {
  agama: {
    strong:
      'haji umroh umrah masjid mushola musholla musala langgar gereja pura vihara klenteng kemenag kua_nikah marbot ' +
      'ustad ustadz kiai kyai pesantren ponpes santri jamaah jemaah wakaf zakat madrasah_diniyah tpq tpa_masjid azan ' +
      'adzan toa pendeta travel_umroh porsi_haji rumah_ibadah tempat_ibadah majelis_taklim penghulu guru_ngaji halal',
    clear:
      'agama ibadah ngaji salat sholat islam kristen hindu buddha khotbah pengajian keagamaan natal idul quran',
    weak: 'umat rohani',
  },
  'corona-virus': {
    strong:
      'corona covid korona covid-19 covid19 vaksin_covid rapid_test swab pcr psbb ppkm isoman pandemi vaksin_booster ' +
      'social_distancing antigen isolasi_mandiri',
    clear: 'lockdown masker karantina booster',
    weak: 'vaksin',
  },
  'ekonomi-dan-keuangan': {
    strong:
      'pajak pbb npwp umkm koperasi umkm_naik bank atm kur kredit pinjol pinjaman_online fintech debt_collector asuransi ' +
      'ojk bea_cukai cukai bphtb retribusi pasar_murah sembako_mahal harga_bahan pariwisata wisata objek_wisata ' +
      'tempat_wisata tender lelang pengadaan_barang spt coretax e-meterai meterai nib oss izin_usaha pelaku_usaha ' +
      'paket_hilang pos_indonesia kantor_pos ekspedisi bumd investasi_bodong slik bi_checking rekening blokir_rekening ' +
      'operasi_pasar samsat_pajak industri_rumahan pirt home_industri apbd bprs bpr leasing gestun modal_usaha ' +
      'harga_cabai harga_telur minyakita harga_sembako nasabah uang_palsu izin_umkm dagang_izin',
    clear:
      'usaha modal dagang toko inflasi harga mahal sembako cabai telur minyak_goreng pinjam cicil angsur bunga transfer ' +
      'saldo deposito tabungan ekspor impor pabean paket kirim_barang wisatawan hotel tarif_masuk karcis tiket_masuk ' +
      'kios daging investasi ekonomi keuangan bayar_pajak kwitansi lapak tenant industri teller bi',
    weak: 'denda tagih beras omzet jual beli naik pedagang biaya',
  },
  kesehatan: {
    strong:
      'puskesmas pustu rsud rs rumah_sakit bpjs_kesehatan dokter perawat bidan pasien obat igd ugd rawat_inap ' +
      'ambulans ambulance posyandu stunting imunisasi dbd demam_berdarah fogging faskes rujukan poli apotek apoteker ' +
      'gizi_buruk klinik vaksin malaria tbc tb persalinan melahirkan bersalin kis_pbi jkn mobile_jkn bpjs operasi_pasien ' +
      'kamar_inap kontrol_dokter cuci_darah resep rawat_jalan spesialis nakes kader_posyandu muntaber diare odgj chikungunya ' +
      'keracunan_obat malpraktik malapraktik iuran_bpjs bpjs_pbi puskes ranap kelas_rawat hemodialisa donor_darah pmi',
    clear:
      'kesehatan sakit berobat periksa kamar_penuh antri_obat jantung demam nyamuk jentik balita hamil infus bayi ' +
      'gigi penyakit lahir medis kanker operasi suntik wabah sehat darah rujuk berobat_gratis pbi susu_ibu hewan_rabies rabies',
    weak: 'rawat kamar antri antre pendaftaran gizi iuran kader lansia',
  },
  'kesetaraan-gender-dan-sosial-inklusif': {
    strong:
      'kdrt disabilitas difabel tunanetra tuna_netra tunarungu kursi_roda pelecehan_seksual pelecehan anak_terlantar ' +
      'eksploitasi_anak kesetaraan_gender gender inklusif penyandang kekerasan_perempuan ramah_disabilitas guiding_block ' +
      'juru_bahasa bahasa_isyarat kekerasan_anak dianiaya_suami pernikahan_dini kawin_anak ramp perkosa cabul catcalling ' +
      'pekerja_anak anak_jalanan suami_pukul istri_pukul dipukuli_suami kemis nikah_muda bawah_umur ibu_tiri ayah_tiri',
    clear:
      'perempuan cacat aniaya pukul siksa paksa_nikah perempuan_korban gadis leceh diskriminasi eksploitasi terlantar janda ruang_laktasi laktasi isyarat',
    weak: 'suami istri anak kekerasan seksual',
  },
  'ketenteraman-ketertiban-umum-dan-pelindungan-masyarakat': {
    strong:
      'polisi polsek polres polda kepolisian satpol pp_satpol satpol_pp begal maling curanmor pencurian tawuran geng ' +
      'premanisme preman sim_a sim_c sim skck stnk bpkb samsat tilang knalpot_brong brong balap_liar judi sabung_ayam ' +
      'miras mabuk prostitusi psk karaoke tempat_hiburan pengamen gelandangan gepeng damkar pemadam kebakaran bakar_rumah ' +
      'radikal teroris sara keributan rusuh pkl pedagang_kaki kaki_lima anak_punk debt_preman penculikan perampok rampok ' +
      'siskamling kamtibmas linmas copet jambret trantib penganiayaan laporan_polisi etle kos_mesum mesum tawur klitih ' +
      'perdagangan_orang tppo badut_jalanan musik_keras sound_horeg horeg petasan minuman_keras togel rampas_motor ' +
      'juru_parkir_paksa plat_nomor pelat_nomor warung_remang polantas penyelundupan tukang_palak palak debt_collector orang_gila amuk mengamuk rampas keamanan_ronda ronda',
    clear:
      'curi kriminal aman keamanan ketertiban bising berisik resah keresahan ganggu_ketertiban trotoar_pkl pemuda senjata ' +
      'api_besar ancam mengancam intimidasi pemerasan peras keroyok curian hilang_motor kehilangan_motor bubar nongkrong ' +
      'trek-trekan razia satwa_selundup bangunan_liar ormas tetangga berkelahi ribut nyolong mabuk-mabukan narapidana',
    weak: 'malam warung knalpot liar tertib kejahatan gaduh',
  },
  'lingkungan-hidup-dan-kehutanan': {
    strong:
      'sampah tps tpa limbah cemar pencemaran polusi asap_pabrik banjir longsor hutan tebang_pohon tebang_liar pohon_tumbang ' +
      'illegal_logging karhutla gambut satwa sanitasi bau_busuk bau_menyengat banjir_rob rob gempa tsunami bpbd bencana ' +
      'kebakaran_hutan bakar_sampah truk_sampah angkut_sampah bank_sampah dlh amdal nelayan ikan_mati trawl pukat illegal_fishing ' +
      'terumbu mangrove abrasi eceng_gondok kotoran_ayam debu_pabrik udara_kotor septic_tank tinja puting_beliung ' +
      'pengungsi pengungsian lahar erupsi runtah uwuh wewe banjir_bandang limbah_pabrik b3 lindi tanggul_jebol kelautan ' +
      'caah kebanjiran pengangkutan_sampah',
    clear:
      'bau asap debu sungai kotor buang_sampah pabrik busuk lingkungan pohon tebang penghijauan laut bakar rendam ' +
      'terendam genang luapan meluap kali polutan hitam_air ikan burung kumuh pantai longsoran kapal_ikan kandang evakuasi kambuh ' +
      'plastik udara berbusa tumpuk menumpuk selokan_bau perikanan kebersihan',
    weak: 'bersih tumpah hujan air rumput tumbang lalat bising_pabrik',
  },
  'pekerjaan-umum-dan-penataan-ruang': {
    strong:
      'jalan_rusak jalan_berlubang lubang_jalan jalan_lubang jalan_hancur jalan_jelek aspal pengaspalan betonisasi cor_jalan ' +
      'jembatan drainase gorong-gorong gorong got selokan trotoar pu_pr pupr jalan_amblas jalan_ambles jembatan_putus ' +
      'jembatan_rusak jembatan_gantung irigasi_jebol bendungan tanggul sertifikat_tanah sengketa_tanah bpn tanah_wakaf ' +
      'ptsl mafia_tanah sertipikat pertanahan pemakaman tpu makam taman_kota alun-alun lapangan halte jpo rusun rusunawa ' +
      'perumahan_subsidi rumah_subsidi rtlh imb pbg tata_ruang bangunan_liar jalan_desa jalan_provinsi jalan_kabupaten ' +
      'jalan_lingkungan jalan_gang paving pasar_becek pasar_rusak jalan_becek jalan_berlumpur dalan dalane jalan_licin ' +
      'jalan_bolong bolong-bolong jalan_berdebu perbaikan_jalan jalan_raya talud turap pelebaran galian_kabel galian_pipa ' +
      'jalan_retak jalan_tanah jalan_lobang lobang_jalan penerangan_jalan jalan_batu proyek_jalan psu fasum fasos ' +
      'jalan_utama jalan_penghubung jalan_kampung jalan_tol kolam_retensi saluran_air bedah_rumah pengembang developer irigasi_sekunder',
    clear:
      'jalan rusak lubang berlubang bolong amblas ambles retak jebol beton paving_blok saluran mampet parit pasar bangunan ' +
      'sertifikat tanah lahan sengketa kavling bina_marga kontraktor proyek infrastruktur pembangunan perumahan perbaikan ' +
      'genangan sumbatan tersumbat becek lumpur permukiman patok ahli_waris tambal lobang taman talang jogging penyeberangan ' +
      'manhole bahu_jalan gang perum site_plan irigasi bandara_jalan hotmix penutup_got sedimentasi normalisasi pelebaran_jalan ' +
      'ruko got_mampet lapangan_bola gsb cor embung',
    weak: 'amblesnya perbaiki celaka bahaya pengendara motor jatuh truk lewat bangun gali ruas putus komplek kompleks hujan banjir akses poros licin genang',
  },
  'pembangunan-desa-daerah-tertinggal-dan-transmigrasi': {
    strong:
      'dana_desa bumdes kades kepala_desa perangkat_desa pemdes balai_desa transmigrasi transmigran add_desa apbdes blt_desa ' +
      'blt_dd kadus bpd musdes musrenbangdes sekdes pilkades pembangunan_desa desa_tertinggal aparat_desa kantor_desa ' +
      'daerah_tertinggal kaur siltap pamong pamong_desa lurah_desa pemerintah_desa bendahara_desa dandes dds bansos_desa ' +
      'koperasi_desa pendamping_desa kuwu petinggi keuchik anggaran_desa kas_desa tanah_bengkok bengkok prades',
    clear:
      'desa dusun dusun_terpencil tertinggal pelosok terpencil blt rt_rw pedalaman swadaya transparan transparansi karang_taruna',
    weak: 'warga_desa musyawarah rt rw kampung',
  },
  'pendidikan-dan-kebudayaan': {
    strong:
      'sekolah sd smp sma smk sdn smpn sman smkn guru siswa murid ppdb spmb kip_kuliah mahasiswa kampus kuliah dosen universitas ' +
      'beasiswa ijazah rapor raport spp uang_komite komite_sekolah kepala_sekolah kepsek dapodik nisn bos_sekolah dana_bos paud tk ' +
      'kip pip seragam lks study_tour wisuda perpisahan_sekolah zonasi kelas_rusak ruang_kelas madrasah ukt skripsi ' +
      'penerimaan_siswa buku_paket ujian cagar_budaya budaya kesenian museum sanggar perpustakaan disdik dinas_pendidikan ' +
      'uang_gedung uang_bangunan ekskul sertifikasi_guru ppg pramuka slb mts mi_madrasah les snbp pelajar bangku_sekolah ' +
      'atap_sekolah tahan_ijazah penahanan_ijazah politeknik balai_diklat snpmb kuliahe budaya_adat candi pkbm paket_c',
    clear:
      'pendidikan belajar ajar didik kelas pelajaran kurikulum wali_murid komite lulus akademik tari tradisi adat situs rektor sumbangan',
    weak: 'anak jalur daftar buku meja gedung nilai',
  },
  'pertanian-dan-peternakan': {
    strong:
      'petani tani pupuk sawah padi gabah panen irigasi benih bibit traktor alsintan gapoktan poktan kelompok_tani ternak ' +
      'sapi kambing ayam_mati pmk hama wereng tikus_sawah jagung kedelai pertanian peternakan penyuluh_pertanian pupuk_subsidi ' +
      'rdkk kartu_tani urea npk phonska gagal_panen bulog kebun kelapa_sawit sawit palawija cabe_petani peternak dokter_hewan ' +
      'inseminasi lumbung pakan flu_burung penggilingan combine kopi_petani bawang ladang karet tebu ppl mantri_hewan tandur ' +
      'perkebunan babi_mati susu_sapi domba bebek embung_sawah pestisida',
    clear:
      'tanam kekeringan garap hewan pengairan subsidi_pupuk tengkulak lahan_sawah rumput_liar hortikultura',
    weak: 'subsidi harga kering musim ayam',
  },
  'politik-dan-hukum': {
    strong:
      'pemilu pilkada kpu bawaslu kpps daftar_pemilih daftar_pemilu parpol partai dprd dpr paspor imigrasi visa kitas kitap wna hukum pengadilan hakim ' +
      'jaksa kejaksaan sidang notaris lapas rutan napi narapidana hak_cipta merek paten ham kewarganegaraan bantuan_hukum ' +
      'advokat pengacara perda uu undang-undang ruu peraturan putusan eksekusi ahu yayasan_ahu caleg money_politic money_politik ' +
      'politik_uang serangan_fajar anggota_dewan haki perkara gugatan fidusia lembaga_pemasyarakatan kemenkumham kpk ' +
      'orang_asing tka_ilegal pidana perdata naturalisasi daftar_pemilih baliho_caleg amnesti remisi mahkamah tipikor',
    clear:
      'politik dewan korupsi keadilan suara kampanye demo regulasi coblos tps_pemilu calon gugat asing pasal konstitusi partisipasi tersangka',
    weak: 'undang aturan anggota adil kasus',
  },
  'politisasi-asn': {
    strong:
      'politisasi politisasi_asn asn_dipaksa pns_dipaksa dipaksa_dukung mobil_dinas_kampanye fasilitas_negara diarahkan_memilih ' +
      'himbauan_memilih kumpulkan_asn kumpulkan_pns arahan_memilih mobilisasi_asn pegawai_diarahkan mutasi_politik ' +
      'dipaksa_memilih disuruh_memilih diminta_memilih tekan_asn wajib_memilih dimobilisasi',
    clear:
      'asn pns mobilisasi kampanye paslon diarahkan petahana pilkada calon_bupati calon_gubernur dukung pilih',
    weak: 'camat apel pilih mobil_dinas',
  },
  'sosial-dan-kesejahteraan': {
    strong:
      'bansos bantuan_sosial pkh bpnt bst dtks dtsen kks sembako_bansos kartu_sembako dinsos dinas_sosial bantuan_beras beras_bantuan ' +
      'rutilahu lansia_terlantar yatim_piatu panti panti_asuhan kpm pendamping_pkh fakir miskin desil cekbansos cek_bansos ' +
      'bantuan_tunai penerima_bantuan bantuan_lansia santunan sktm kurang_mampu tidak_mampu keluarga_miskin blsm raskin ' +
      'rastra agen_bpnt e-warong bansose subsidi_listrik bantuan_pangan tagana panti_jompo prasejahtera kemensos orang_miskin ' +
      'bantuan_pemerintah terima_bantuan dapat_bantuan dapat_bansos puskesos bantuan_bencana bantuan_modal tukin_kks',
    clear:
      'bantuan sosial kesejahteraan janda yatim penerima beras lansia layak sembako tepat_sasaran salah_sasaran desil_turun dicoret data_miskin',
    weak: 'dapat rumah cair data susah tunai bantu salur',
  },
  'sp4n-lapor': {
    strong:
      'sp4n sp4n-lapor lapor_sp4n aplikasi_lapor akun_lapor website_lapor situs_lapor web_lapor tracking_id hapus_laporan hapus_akun_lapor ' +
      'admin_lapor lapor_go laporan_lapor kanal_lapor sms_1708 1708 login_lapor hapus_akun laporan_dihapus laporan_ditutup menutup_laporan',
    clear:
      'laporan_saya tindak_lanjut_laporan laporan_sebelumnya aduan_saya ditutup_sepihak status_laporan hapus verifikasi_laporan',
    weak: 'laporan lapor aduan akun pengaduan tanggapan',
  },
  'energi-dan-sumber-daya-alam': {
    strong:
      'listrik pln mati_lampu listrik_padam padam pemadaman token_listrik meteran kwh trafo tiang_listrik kabel_listrik tegangan ' +
      'pdam air_pdam air_bersih air_ledeng air_keran air_mati air_macet air_keruh ledeng elpiji lpg gas_melon gas_3kg tabung_gas ' +
      'bbm bensin solar pertalite pertamax spbu pertamina tambang galian_c penambangan pasir_ilegal tambang_ilegal batubara batu_bara ' +
      'migas sumur_bor pangkalan_gas air_minum gas_elpiji melon pertamini byar_pet banyu_pdam listrike pasang_listrik tagihan_listrik ' +
      'tagihan_air galian_tanah meteran_air setrum tambang_pasir kilogram_gas lpg_langka peti cai_pdam gas_langka subsidi_lpg pipa_bocor tiang_pln korslet minyak_tanah',
    clear:
      'gas padam_terus langka kran keran pipa meter daya arus energi kelangkaan het pangkalan pelanggan ngalir mengalir eceran kabel mati meledak galian air_tidak solar_cell surya',
    weak: 'air tagihan mati tarif tabung antri lampu banyu bocor',
  },
  'evakuasi-hewan-liar': {
    strong:
      'evakuasi_hewan hewan_liar ular sarang_tawon tawon vespa buaya monyet monyet_liar biawak anjing_liar kucing_liar harimau kobra ' +
      'ular_masuk sarang_lebah lebah babi_hutan beruang macan hewan_buas piton sanca kera',
    clear: 'anjing kucing liar evakuasi gigit binatang hewan',
    weak: 'masuk tangkap',
  },
  'fasilitas-diplomatik': {
    strong:
      'diplomatik kedubes kedutaan_asing fasilitas_diplomatik paspor_diplomatik konsulat_asing diplomat kekebalan_diplomatik',
    clear: 'kedutaan konsulat',
  },
  'kekerasan-di-satuan-pendidikan': {
    strong:
      'bullying bully perundungan dirundung rundung perpeloncoan dibully pemukulan_siswa guru_memukul guru_pukul dipukul_guru senioritas ' +
      'kakak_kelas guru_cabul guru_tampar ditampar_guru intoleransi_sekolah kekerasan_sekolah dosen_cabul pelecehan_guru ospek dikeroyok_teman ' +
      'santri_pukul siswa_pukul dosen_leceh guru_leceh lecehan_dosen pelecehan_dosen ditampar dibuli teman_sekelas kekerasan_fisik ppks satgas_ppks',
    clear:
      'kekerasan pukul tampar trauma intimidasi ejek intoleransi hukuman_fisik keroyok dijambak diludahi dipalak olok',
    weak: 'siswa sekolah guru senior teman korban murid seksual pelecehan pesantren asrama kelas',
  },
  kependudukan: {
    strong:
      'ktp e-ktp ektp kk kartu_keluarga akta akte akta_kelahiran akte_kelahiran akta_kematian kia disdukcapil dukcapil capil nik ' +
      'pindah_domisili surat_pindah domisili adminduk ikd identitas_kependudukan blangko rekam_ktp perekaman cetak_ktp kependudukan ' +
      'sensus keluarga_berencana kb nikah buku_nikah kua cerai akta_cerai perceraian numpang_nikah batas_wilayah surat_domisili ' +
      'catatan_sipil skpwni kawin identitas_anak pencatatan_sipil data_ganda aktanya ktpne surat_kematian akta_nikah pernikahan bkkbn kontrasepsi',
    clear:
      'identitas penduduk cetak rekam blanko pindah legalisir wna_ktp alamat_ktp lahir ganti_nama kematian tapal batas_desa kelahiran',
    weak: 'urus kartu nama data kecamatan kelurahan surat hilang',
  },
  'kerjasama-bilateral': {
    strong: 'bilateral kerjasama_bilateral perjanjian_bilateral sister_city kerja_sama_bilateral dua_negara',
    clear: 'kerjasama negara_sahabat negara',
  },
  'kerjasama-multilateral': {
    strong:
      'multilateral asean pbb_internasional g20 kerjasama_multilateral perserikatan apec organisasi_internasional ktt brics',
    clear: 'kerjasama internasional',
  },
  ketenagakerjaan: {
    strong:
      'gaji upah umr umk ump phk pesangon thr buruh karyawan pekerja perusahaan lembur bpjs_ketenagakerjaan jht jkk jkm jamsostek ' +
      'disnaker outsourcing kontrak_kerja cuti_kerja cuti_hamil cuti cpns pppk p3k honorer asn pns tukin tpp casn sscasn bkn bkd bkpsdm ' +
      'tenaga_kerja tki tkw pmi_ilegal pekerja_migran lowongan lowongan_kerja loker pengangguran magang prakerja kartu_prakerja blk ' +
      'kenaikan_pangkat mutasi_pegawai sk_pensiun pensiun taspen kepegawaian serikat serikat_pekerja hrd pkwt penyalur_kerja jam_kerja ' +
      'ijazah_ditahan_perusahaan tunjangan seleksi_cpns seleksi_pppk tes_cpns thl tks gajian gajih paruh_waktu kecelakaan_kerja k3 ' +
      'calon_tki dirumahkan hak_pekerja gaji_ke-13 mutasi bsu subsidi_upah nip tenaga_honorer pencaker kuning_ak1 kartu_kuning ak1 ak-1 jaminan_pensiun',
    clear:
      'kerja pegawai kontrak pecat dipecat pabrik slip_gaji bos_perusahaan potong_gaji hrd_pabrik atasan majikan lamar lamaran formasi jabatan jam_lembur pelatihan klaim saldo_jht pt cv migran ketenagakerjaan sopir_gaji',
    weak: 'bulan bayar golongan seleksi lulus pengumuman bpjs rekrutmen',
  },
  'legalisasi-konsuler': {
    strong: 'legalisasi konsuler apostille legalisasi_dokumen legalisir_kemenlu legalisasi_kemenlu apostil',
    clear: 'kemenlu dokumen_luar kedutaan luar_negeri',
    weak: 'dokumen legalisir',
  },
  'netralitas-asn': {
    strong:
      'netralitas netralitas_asn asn_kampanye pns_kampanye tidak_netral asn_netral pns_netral foto_paslon asn_ikut pns_ikut lurah_kampanye ' +
      'tim_sukses deklarasi guru_pns_ajak ajak_memilih camat_kampanye guru_kampanye kades_kampanye atribut_partai pose_jari asn_hadir kampanyekan asn_dukung',
    clear:
      'netral asn pns kampanye paslon pilkada calon memilih timses capres caleg pemilu story dukung like pose atribut',
    weak: 'camat lurah facebook kaos partai grup_wa pegawai',
  },
  'pelindungan-wni': {
    strong:
      'kbri kjri pelindungan_wni perlindungan_wni wni wni_luar terlantar_luar pulangkan repatriasi deportasi jenazah_wni tkw_disiksa ' +
      'luar_negeri kamboja myanmar tkw_hilang dipulangkan korban_scam scam_kamboja disekap majikan_arab',
    clear:
      'malaysia arab_saudi arab taiwan hongkong taiwan_hilang tkw tki majikan jenazah pulang negeri hilang_kontak singapura paspor_ditahan saudi',
    weak: 'paspor hilang keluarga',
  },
  'pemulihan-ekonomi-nasional': {
    strong:
      'pen pemulihan_ekonomi pemulihan_nasional insentif_usaha bpum banpres insentif_pajak bpum_umkm banpres_umkm',
    clear: 'pemulihan insentif stimulus',
  },
  'pencegahan-dan-pemberantasan-penyalahgunaan-dan-peredaran-gelap-narkotika-dan-prekursor-narkotika': {
    strong:
      'narkoba narkotika sabu sabu-sabu ganja bnn bnnk bandar pil_koplo koplo tramadol ekstasi pengedar transaksi_narkoba rehabilitasi_narkoba ' +
      'hexymer eximer obat_terlarang pesta_sabu pecandu sinte tembakau_gorila putaw nyabu kurir_sabu obat_keras obat_daftar_g pil_setan p4gn',
    clear: 'edar terlarang rehab rehabilitasi pakai_obat transaksi teler',
    weak: 'pemuda kos malam',
  },
  'peniadaan-mudik': {
    strong: 'larangan_mudik peniadaan_mudik mudik_dilarang penyekatan penyekatan_mudik pelanggaran_mudik',
    clear: 'mudik penyekatan_jalan sekat',
  },
  perairan: {
    strong:
      'pungli_laut pungutan_laut perairan pungli_perairan kapal_dipungut pungli_pelabuhan selat abk nakhoda nahkoda illegal_charges anchorage pungutan_kapal labuh_jangkar',
    clear: 'kapal pelabuhan laut berlabuh tongkang syahbandar sandar kapten_kapal',
    weak: 'pungli pungutan',
  },
  perhubungan: {
    strong:
      'angkot angkutan bus bis trayek terminal dishub parkir parkir_liar juru_parkir jukir tukang_parkir lampu_merah traffic_light lampu_lalu ' +
      'rambu marka kereta kai krl stasiun commuter kai_access bandara pesawat maskapai penerbangan tiket_pesawat lion garuda citilink ' +
      'kapal_penyeberangan ferry feri asdp dermaga kapal_feri ojol ojek_online gojek grab maxim driver_ojol penerangan_jalan pju lampu_jalan ' +
      'lampu_pju macet kemacetan truk_odol odol overload truk_besar truk_tambang uji_kir kir trans_jakarta transjakarta busway damri ' +
      'travel_gelap angkutan_umum lalu_lintas lalin zebra_cross perlintasan palang_kereta palang_pintu polisi_tidur speed_bump tiket_kereta ' +
      'brt trans tol_laut sopir_angkot ugal-ugalan kontainer perhubungan kendaraan_berat lampune lampu_penerangan transportasi bus_sekolah delay ' +
      'taksi taxi gate_parkir karcis_parkir tarif_parkir parkiran muatan warning_light parkir_sembarangan mrt lrt penyeberangan_kapal',
    clear:
      'sopir supir penumpang ongkos tarif truk kendaraan gelap lampu jalan_gelap rute jadwal tiket kecepatan ngebut tronton satu_arah simpang perempatan pertigaan mudik tol nyala jalan_macet belok cctv_lalu ojek becak bentor bongkar_muat pelabuhan penyeberangan',
    weak: 'mobil motor simpang_jalan malam jalan padat celaka',
  },
  'perlindungan-konsumen': {
    strong:
      'konsumen perlindungan_konsumen refund pengembalian_dana marketplace shopee tokopedia lazada tiktok_shop toko_online olshop belanja_online ' +
      'garansi barang_palsu barang_rusak penjual_online kadaluarsa kedaluwarsa kadaluwarsa expired bpom kosmetik_ilegal kosmetik cod ' +
      'kemasan produk_palsu seller penipuan_online retur makanan_basi skincare pembeli tidak_sesuai_pesanan beli_hp e-commerce ' +
      'label_halal barang_cacat service_center dealer oplosan timbangan_curang takaran takaran_bensin timbangan',
    clear:
      'produk barang beli penjual pesan toko uang_kembali dirugikan penipuan tipu makanan pesanan palsu komplain merugikan tiket_konser ganti_rugi unit_rumah formalin boraks',
    weak: 'rugi online harga cs bayar',
  },
  'program-makan-bergizi-gratis': {
    strong:
      'mbg makan_bergizi makan_gratis bergizi_gratis bergizi sppg dapur_mbg badan_gizi bgn makan_siang menu_mbg keracunan_mbg ompreng ' +
      'keracunan_makanan mbgne dapur_sppg makanan_gratis food_tray program_mbg',
    clear: 'menu basi keracunan dapur porsi makanan ulat belatung gizi nampan lauk',
    weak: 'siswa sekolah mual muntah makan',
  },
  'seleksi-calon-hakim-agung-ri': {
    strong: 'hakim_agung calon_hakim seleksi_hakim komisi_yudisial hakim_agung_ri',
    clear: 'seleksi_calon',
  },
  srgi: {
    strong:
      'srgi referensi_geospasial geospasial big_geospasial inacors titik_kontrol koordinat_geodesi pasang_surut_big stasiun_cors cors benchmark_geodesi',
    clear: 'peta_dasar geodesi koordinat peta',
  },
  'teknologi-informasi-dan-komunikasi': {
    strong:
      'internet wifi sinyal jaringan indihome telkomsel telkom provider kominfo komdigi website situs aplikasi_pemerintah aplikasi server ' +
      'error_aplikasi judi_online judol slot phising phishing hoax hoaks penipuan_wa blank_spot blankspot bts tower fiber fiber_optik ' +
      'kabel_internet tiang_internet kabel_optik kartu_sim pulsa kuota paket_data xl indosat tri smartfren axis imei siber retas diretas hack ' +
      'data_pribadi data_bocor kebocoran_data spam nomor_penipu blokir_nomor blokir_situs simbg sipd otp username password tanda_tangan_elektronik e-sign ' +
      'pornografi konten_porno pinjol_ilegal nomor_telepon lemot siaran tv_digital stb televisi radio starlink tiang_wifi kabel_semrawut kabel_wifi e-office ' +
      'srikandi_aplikasi bssn server_down akun_palsu situs_judi video_porno link_palsu spbe konten log_in sinyale sinyalna whatsapp_penipu',
    clear:
      'error login online eror digital akun sistem download akses tautan link telepon blokir hp teknologi instagram youtube facebook tiktok penipu undian koneksi jaringan_hilang',
    weak: 'daring loading buka nomor tiang kabel sms',
  },
  'topik-khusus': {
    strong: 'bansos_digital bansos_digital_2021 merchant_bansos topik_khusus',
    clear: 'merchant',
  },
  'topik-lainnya': {
    strong: 'jam_pelayanan jam_layanan jam_buka pelayanan_publik kotak_saran mal_pelayanan mpp',
    clear:
      'loket pelayanan ramah petugas_tidak kantor jutek saran kritik ucapan apresiasi hotline call_center',
    weak: 'petugas alamat antrian nomor_antrian layan staf acara kegiatan instansi dinas bupati gubernur walikota',
  },
};
