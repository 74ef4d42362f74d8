/**
 * Words of every day that are also the names of villages, districts or regencies ("Pasar", "Petir", "Malang"), and
 * names that places share all over the country ("Sukamaju", "Baros"). Alone they say nothing about where. Our own
 * choice from how complaints are worded; a name that is missing here is only taken for a place more readily.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
abadi abang aceng adat agak agam agung air ajung alam alang alas aman amal amar anak angkasa anyar api asam asri atap awan awang ayah ayam
babakan babat badai baik balai balam balok bambu banda bandar bangko bangsal bangun banjir bantaran bara barat baru baros basah batang batas batu bawang
bayan bayang bayur beda bela belimbing belakang benda bendahara bendung bendungan benteng benua beringin berkah besar besi betung biji bina bintang
bola bolang bor bua buah bukit bulak bulan bulu bumi bunga bungur bunut buru buruh butuh
cahaya candi cempaka cendana cepu cinta cukup curah
dadap dalam dalung damai damar dampit danau darat darma dasar data daun dedai delima dempet dermaga desa dewi dingin dua dukuh dukun duren durian
embung empang emas enam
gabus gading gadung gajah galang galuh gambir gambut gang gantung gapura garam garuda garung gaya gayam geger gelam gembong gempol gending gereja gondrong
guna guntur gudang gunung guru
hampang harapan harum hilir hijau hulu hutan
ibu ikan indah induk intan istana
jabung jadi jaga jagung jalan jambu jangka jangkar jaro jati jawilan jaya jejer jembatan jengkol jenggot jenu jeruk juang juara juli
kabat kali kamal kambing kamis kampung kanan kandang kangkung kantor kapal kapas kapur karang karet karya kasih kasihan kasui kawat kaya kayu kebon kebun kedai
kedondong kedung kelapa kembang kemang kembar kemiri kemuning kenanga kencana kencong kendal kepala kepuh keramat keras kering kerja ketapang kiri koja kolam
koper koran kota kotabaru kuala kubang kubu kudu kudus kuning kulim kurun kursi kuta
labang lama laksana lada ladang lambang landak lancar langgam langit lantai lantung lapang lapangan lapak laut lawang layang lebung legok lemah lembah lembang
lembar lembur lemo lempuyang lestari licin lima lintang lingga lirik lokasi lontar luar luas lubang lubuk lumbung lumpur lumut lurah
maja maju makmur malang mama mampang mandiri mandor manggis manis mangga marga mas masjid mata matahari mawar medang mekar mekarsari melati
mendung menteng merak merdeka merek metro minggir moa muara muda mukti muka mulia mulya muncul mundu murni murung musi mustika mutiara
naga nagara nanas nangka natal negara negeri nibung nusa nyata
padang padi pabean pagar pajang pakis paku palang pamong panas pancur pandak pandan panjang pangkal pangkat panggang panggung pantai panti papan papar para
parang pari parit paro pasar pasir pasirmukti pati patok patuh pauh payung pegadaian pekat pekan pelabuhan pelita pematang pendopo perak periuk permai permata
permukiman persada pesanggrahan pesantren petang petir pinang pinggir pisang polos pondok pos pucuk pudar pulau pulo pulung punggur purba puri puring puser pusat
putat putih putra puncak
rahayu raja raharja rakit rambutan rancah rantau rapat rata raya rawa reban rejo rembang rendang rengas riung rimba rona rukun rumah rumbia rusun
sadang sakti salak salam sampang saling salira sama samping sampir sanggar sangkar sari satu sasak sasak saung sawah sawang sawit sawo sayang sayung
secang sedan sejahtera sekar selamat selat selatan selesai selo semen sendang sengon senen sentosa sentul sepakat serasi serdang serba seruni setia setu
siaga siak siap simpang sindang situ sorong subur sukahati sukajadi sukajaya sukamaju sukamulya sukarame sukaraja sukaratu sukarasa sukasari suka sukun sulang
sumber sumbul sumur sungai suruh surya susut
tabir taban taji talang tali taman tamansari tambak tambang tanah tanggul tangga tanjung tanjungsari tapa tarik tawang tebas tebing tegal tegalsari teluk tempel
tembung tembong tengah tepus teras terang terate tenggara tetap tiga tikung timur tinggi tirta titi tobat tower tri tua tual tugu tulis tumbuh tumpang tunas tuban
turi turus tutup tutur
ujung utama utara
wadas waras warga waringin warna waru warung wangi watu wates weda wonosari
`
    .trim()
    .split(/\s+/),
);
