import type { Template } from '../template.js';

/**
 * What a new complaint is answered with. It doubles as the receipt (tanda terima): our number, and when the message came
 * where there is room. The redirect names the four reasons to go on in LAPOR! (followed up directly by the agency, history
 * recorded, two-way talk with an admin, progress visible), each one word in an SMS. There 112 and the warning of the NIK
 * give way first; a reason, the YA and what is missing never do.
 */
export const acknowledgements = {
  'ack-redirect': {
    version: '2',
    forms: {
      id: {
        sms: [
          '{tiket} (bukan no. LAPOR!) kurang {kurang}. {perlindungan} Ke {url_lapor}: ditangani,terekam,dialog,terpantau. YA: dibantu -{instansi}',
          'Aduan {tiket} diterima (bukan no. LAPOR!). Kurang: {kurang}. Lanjut di {url_lapor}: ditangani, terekam, tanya jawab, terpantau. Balas YA kami bantu. -{instansi}',
          'Aduan {tiket} (bukan no. LAPOR!) kurang {kurang}. Lanjut di {url_lapor}: ditangani, terekam, tanya jawab, terpantau. Balas YA kami bantu -{instansi}',
          'Aduan {tiket} (bukan no. LAPOR!) kurang {kurang}. Lanjut di {url_lapor}: ditangani,terekam,dialog,terpantau. Balas YA kami bantu -{instansi}',
          'Aduan {tiket} (bukan no. LAPOR!) kurang {kurang}. Lanjut {url_lapor}: ditangani,terekam,dialog,terpantau. Balas YA: dibantu -{instansi}',
          '{tiket} (bukan no. LAPOR!) kurang {kurang}. Lanjut {url_lapor}: ditangani,terekam,dialog,terpantau. Balas YA kami bantu -{instansi}',
          '{tiket} (bukan no. LAPOR!) kurang {kurang}. Ke {url_lapor}: ditangani,terekam,dialog,terpantau. YA: dibantu -{instansi}',
          'Aduan {tiket} (bukan no. LAPOR!). {perlindungan} Lanjut di {url_lapor}: ditangani,terekam,dialog,terpantau. YA: dibantu -{instansi}',
          'Aduan {tiket} diterima (bukan no. LAPOR!). Lanjut di {url_lapor}: ditangani, terekam, tanya jawab, terpantau. Balas YA kami bantu. Darurat 112. -{instansi}',
          'Aduan {tiket} (bukan no. LAPOR!). Lanjut di {url_lapor}: ditangani, terekam, tanya jawab, terpantau. Balas YA kami bantu. Darurat 112 -{instansi}',
          'Aduan {tiket} (bukan no. LAPOR!). Lanjut di {url_lapor}: ditangani,terekam,dialog,terpantau. Balas YA kami bantu. Darurat 112 -{instansi}',
          'Aduan {tiket} (bukan no. LAPOR!). Lanjut di {url_lapor}: ditangani, terekam, tanya jawab, terpantau. Balas YA kami bantu. -{instansi}',
          '{tiket} (bukan no. LAPOR!). Lanjut di {url_lapor}: ditangani,terekam,dialog,terpantau. YA: dibantu -{instansi}',
        ],
        chat: [
          'Terima kasih, Bapak/Ibu. Pesan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!), diterima {waktu}. Agar ditindaklanjuti langsung oleh instansi berwenang, riwayatnya terekam, bisa tanya jawab dengan admin, dan perkembangannya terlihat, lanjutkan di {url_lapor}. Yang masih kurang: {kurang}; cukup balas pesan ini. Tidak bisa membuka LAPOR!? Balas YA untuk kami bantu masukkan. {perlindungan} Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
          'Terima kasih, Bapak/Ibu. Pesan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!), diterima {waktu}. Agar ditindaklanjuti langsung oleh instansi berwenang, riwayatnya terekam, bisa tanya jawab dengan admin, dan perkembangannya terlihat, lanjutkan di {url_lapor}. Yang masih kurang: {kurang}; cukup balas pesan ini. Tidak bisa membuka LAPOR!? Balas YA untuk kami bantu masukkan. Ketik ANONIM bila nama ingin disembunyikan. Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
          'Terima kasih, Bapak/Ibu. Pesan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!). Agar ditindaklanjuti langsung oleh instansi berwenang, riwayatnya terekam, bisa tanya jawab dengan admin, dan perkembangannya terlihat, lanjutkan di {url_lapor}. Yang masih kurang: {kurang}; cukup balas pesan ini. Tidak bisa membuka LAPOR!? Balas YA untuk kami bantu masukkan. Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
          'Terima kasih, Bapak/Ibu. Pesan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!), diterima {waktu}. Agar ditindaklanjuti langsung oleh instansi berwenang, riwayatnya terekam, bisa tanya jawab dengan admin, dan perkembangannya terlihat, lanjutkan di {url_lapor}. Tidak bisa membuka LAPOR!? Balas YA untuk kami bantu masukkan. {perlindungan} Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
          'Terima kasih, Bapak/Ibu. Pesan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!), diterima {waktu}. Agar ditindaklanjuti langsung oleh instansi berwenang, riwayatnya terekam, bisa tanya jawab dengan admin, dan perkembangannya terlihat, lanjutkan di {url_lapor}. Tidak bisa membuka LAPOR!? Balas YA untuk kami bantu masukkan. Ketik ANONIM bila nama ingin disembunyikan. Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
          'Terima kasih, Bapak/Ibu. Pesan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!). Agar ditindaklanjuti langsung oleh instansi berwenang, riwayatnya terekam, bisa tanya jawab dengan admin, dan perkembangannya terlihat, lanjutkan di {url_lapor}. Tidak bisa membuka LAPOR!? Balas YA untuk kami bantu masukkan. Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
        ],
        public: [
          'Terima kasih, Kak. Kami catat: {tiket} (bukan nomor LAPOR!). Agar ditangani instansi, riwayat terekam, bisa tanya jawab, progres terlihat: lanjutkan di {url_lapor}. Kurang: {kurang}. Balas YA kami bantu. Jangan tulis NIK/HP di sini. -{instansi}',
          'Terima kasih, Kak. Aduan {tiket} (bukan no. LAPOR!) kurang {kurang}. Lanjutkan di {url_lapor}: ditangani, terekam, tanya jawab, terpantau. Balas YA kami bantu. Jangan tulis NIK/HP. -{instansi}',
          'Terima kasih, Kak. Kami catat: {tiket} (bukan nomor LAPOR!). Agar ditangani instansi, riwayat terekam, bisa tanya jawab, progres terlihat: lanjutkan di {url_lapor}. Balas YA kami bantu. Jangan tulis NIK/HP di kolom publik, cukup lewat DM. -{instansi}',
          'Terima kasih, Kak. Aduan {tiket} (bukan no. LAPOR!). Lanjutkan di {url_lapor}: ditangani, terekam, tanya jawab, terpantau. Balas YA kami bantu. Jangan tulis NIK/HP di kolom publik, cukup lewat DM. -{instansi}',
        ],
      },
      en: {
        sms: [
          '{tiket} (not LAPOR! no.) lacks {kurang}. {perlindungan} Use {url_lapor}: handled,recorded,Q&A,tracked. YA: we help -{instansi}',
          'Report {tiket} received (not a LAPOR! no.). Missing: {kurang}. Go on at {url_lapor}: handled, recorded, Q&A, tracked. Reply YA and we help. -{instansi}',
          'Report {tiket} (not the LAPOR! no.) lacks {kurang}. Go on at {url_lapor}: handled,recorded,Q&A,tracked. Reply YA: we help -{instansi}',
          '{tiket} (not LAPOR! no.) lacks {kurang}. Use {url_lapor}: handled,recorded,Q&A,tracked. YA: we help -{instansi}',
          'Report {tiket} (not the LAPOR! no.). {perlindungan} Use {url_lapor}: handled,recorded,Q&A,tracked. YA: we help -{instansi}',
          'Report {tiket} received (not a LAPOR! no.). Go on at {url_lapor}: handled, recorded, Q&A, tracked. Reply YA and we help. Emergency 112. -{instansi}',
          'Report {tiket} (not the LAPOR! no.). Go on at {url_lapor}: handled,recorded,Q&A,tracked. Reply YA: we help -{instansi}',
        ],
        chat: [
          'Thank you. We recorded your message as number {tiket} (not a LAPOR! number), received {waktu}. So that the agency in charge follows it up directly, its history is recorded, you can talk with an admin and see the progress, please continue at {url_lapor}. Still missing: {kurang}; just reply here. Cannot open LAPOR!? Reply YA and we help to enter it. {perlindungan} Emergency: 112. Do not send your NIK here. -{instansi}',
          'Thank you. We recorded your message as number {tiket} (not a LAPOR! number), received {waktu}. So that the agency in charge follows it up directly, its history is recorded, you can talk with an admin and see the progress, please continue at {url_lapor}. Still missing: {kurang}; just reply here. Cannot open LAPOR!? Reply YA and we help to enter it. Type ANONIM to hide your name. Emergency: 112. Do not send your NIK here. -{instansi}',
          'Thank you. We recorded your message as number {tiket} (not a LAPOR! number). So that the agency in charge follows it up directly, its history is recorded, you can talk with an admin and see the progress, please continue at {url_lapor}. Still missing: {kurang}; just reply here. Cannot open LAPOR!? Reply YA and we help to enter it. Emergency: 112. Do not send your NIK here. -{instansi}',
          'Thank you. We recorded your message as number {tiket} (not a LAPOR! number), received {waktu}. So that the agency in charge follows it up directly, its history is recorded, you can talk with an admin and see the progress, please continue at {url_lapor}. Cannot open LAPOR!? Reply YA and we help to enter it. {perlindungan} Emergency: 112. Do not send your NIK here. -{instansi}',
          'Thank you. We recorded your message as number {tiket} (not a LAPOR! number), received {waktu}. So that the agency in charge follows it up directly, its history is recorded, you can talk with an admin and see the progress, please continue at {url_lapor}. Cannot open LAPOR!? Reply YA and we help to enter it. Type ANONIM to hide your name. Emergency: 112. Do not send your NIK here. -{instansi}',
          'Thank you. We recorded your message as number {tiket} (not a LAPOR! number). So that the agency in charge follows it up directly, its history is recorded, you can talk with an admin and see the progress, please continue at {url_lapor}. Cannot open LAPOR!? Reply YA and we help to enter it. Emergency: 112. Do not send your NIK here. -{instansi}',
        ],
        public: [
          'Thank you. We recorded {tiket} (not a LAPOR! number). To have it handled by the agency, recorded, with Q&A and visible progress, go on at {url_lapor}. Missing: {kurang}. Reply YA and we help. Do not post your NIK or phone number. -{instansi}',
          'Thank you. Report {tiket} (not a LAPOR! number) lacks {kurang}. Go on at {url_lapor}: handled, recorded, Q&A, tracked. Reply YA and we help. Do not post your NIK or phone number. -{instansi}',
          'Thank you. We recorded {tiket} (not a LAPOR! number). To have it handled by the agency, recorded, with Q&A and visible progress, go on at {url_lapor}. Reply YA and we help. Do not post your NIK or phone number; use DM for details. -{instansi}',
          'Thank you. Report {tiket} (not a LAPOR! number): go on at {url_lapor}, where it is handled, recorded, with Q&A, and tracked. Reply YA and we help. Do not post your NIK or phone number. -{instansi}',
        ],
      },
      jv: {
        sms: [
          'Aduan {tiket} (sanes no. LAPOR!) kirang {kurang}. Lajeng {url_lapor}: ditangani,kacathet,dialog,katingal. Balas YA: dibantu -{instansi}',
          '{tiket} (sanes no. LAPOR!) kirang {kurang}. Lajeng {url_lapor}: ditangani,kacathet,dialog,katingal. Balas YA: dibantu -{instansi}',
          '{tiket} (sanes no. LAPOR!) kirang {kurang}. {url_lapor}: ditangani,kacathet,dialog,katingal. YA: dibantu -{instansi}',
          'Aduan {tiket} (sanes no. LAPOR!). Lajeng {url_lapor}: ditangani,kacathet,dialog,katingal. Balas YA: dibantu -{instansi}',
          '{tiket} (sanes no. LAPOR!). {url_lapor}: ditangani,kacathet,dialog,katingal. YA: dibantu -{instansi}',
        ],
        chat: [
          'Matur nuwun, Bapak/Ibu. Pesen panjenengan sampun kita cathet kanthi nomer {tiket} (sanes nomer LAPOR!). Supados langsung dipuntindakaken instansi ingkang wenang, riwayatipun kacathet, saged tanya jawab kaliyan admin, lan kemajenganipun katingal, mangga dipunlajengaken ing {url_lapor}. Ingkang taksih kirang: {kurang}; cekap balas pesen punika. Boten saged mbikak LAPOR!? Balas YA, kita biyantu nglebetaken. {perlindungan} Kawontenan darurat: 112. Mugi boten ngirim NIK ing mriki. -{instansi}',
          'Matur nuwun, Bapak/Ibu. Pesen panjenengan sampun kita cathet kanthi nomer {tiket} (sanes nomer LAPOR!). Supados langsung dipuntindakaken instansi ingkang wenang, riwayatipun kacathet, saged tanya jawab kaliyan admin, lan kemajenganipun katingal, mangga dipunlajengaken ing {url_lapor}. Ingkang taksih kirang: {kurang}; cekap balas pesen punika. Boten saged mbikak LAPOR!? Balas YA, kita biyantu nglebetaken. Kawontenan darurat: 112. Mugi boten ngirim NIK ing mriki. -{instansi}',
          'Matur nuwun, Bapak/Ibu. Pesen panjenengan sampun kita cathet kanthi nomer {tiket} (sanes nomer LAPOR!). Supados langsung dipuntindakaken instansi ingkang wenang, riwayatipun kacathet, saged tanya jawab kaliyan admin, lan kemajenganipun katingal, mangga dipunlajengaken ing {url_lapor}. Boten saged mbikak LAPOR!? Balas YA, kita biyantu nglebetaken. {perlindungan} Kawontenan darurat: 112. Mugi boten ngirim NIK ing mriki. -{instansi}',
          'Matur nuwun, Bapak/Ibu. Pesen panjenengan sampun kita cathet kanthi nomer {tiket} (sanes nomer LAPOR!). Supados langsung dipuntindakaken instansi ingkang wenang, riwayatipun kacathet, saged tanya jawab kaliyan admin, lan kemajenganipun katingal, mangga dipunlajengaken ing {url_lapor}. Boten saged mbikak LAPOR!? Balas YA, kita biyantu nglebetaken. Kawontenan darurat: 112. Mugi boten ngirim NIK ing mriki. -{instansi}',
        ],
        public: [
          'Matur nuwun, Kak. Kita cathet: {tiket} (sanes nomer LAPOR!). Supados ditangani instansi, riwayat kacathet, saged tanya jawab, kemajengan katingal: lajengaken ing {url_lapor}. Kirang: {kurang}. Balas YA, kita biyantu. Sampun nyerat NIK/nomer HP. -{instansi}',
          'Matur nuwun, Kak. Aduan {tiket} (sanes no. LAPOR!) kirang {kurang}. Lajeng {url_lapor}: ditangani, kacathet, tanya jawab, katingal. Balas YA, kita biyantu. Sampun nyerat NIK/HP. -{instansi}',
          'Matur nuwun, Kak. Kita cathet: {tiket} (sanes nomer LAPOR!). Supados ditangani instansi, riwayat kacathet, saged tanya jawab, kemajengan katingal: lajengaken ing {url_lapor}. Balas YA, kita biyantu. Sampun nyerat NIK/nomer HP. -{instansi}',
          'Matur nuwun, Kak. Aduan {tiket} (sanes no. LAPOR!). Lajeng {url_lapor}: ditangani, kacathet, tanya jawab, katingal. Balas YA, kita biyantu. Sampun nyerat NIK/nomer HP. -{instansi}',
        ],
      },
      su: {
        sms: [
          'Aduan {tiket} (sanés no. LAPOR!) kirang {kurang}. Teraskeun {url_lapor}: ditangani,kacatet,dialog,katingal. Waler YA: dibantu -{instansi}',
          '{tiket} (sanés no. LAPOR!) kirang {kurang}. Mangga {url_lapor}: ditangani,kacatet,dialog,katingal. Waler YA: dibantu -{instansi}',
          '{tiket} (sanés no. LAPOR!) kirang {kurang}. {url_lapor}: ditangani,kacatet,dialog,katingal. YA: dibantu -{instansi}',
          'Aduan {tiket} (sanés no. LAPOR!). Teraskeun {url_lapor}: ditangani,kacatet,dialog,katingal. Waler YA: dibantu -{instansi}',
          '{tiket} (sanés no. LAPOR!). {url_lapor}: ditangani,kacatet,dialog,katingal. YA: dibantu -{instansi}',
        ],
        chat: [
          'Hatur nuhun, Bapa/Ibu. Seratan Bapa/Ibu parantos dicatet kalayan nomer {tiket} (sanés nomer LAPOR!). Supados langsung ditindakkeun ku instansi nu wenang, riwayatna kacatet, tiasa tanya jawab sareng admin, sareng kamajuanana katingal, mangga teraskeun di {url_lapor}. Nu masih kirang: {kurang}; cekap waler di dieu. Teu tiasa muka LAPOR!? Waler YA, ku kami dibantosan ngalebetkeunana. {perlindungan} Kaayaan darurat: 112. Ulah ngirim NIK di dieu. -{instansi}',
          'Hatur nuhun, Bapa/Ibu. Seratan Bapa/Ibu parantos dicatet kalayan nomer {tiket} (sanés nomer LAPOR!). Supados langsung ditindakkeun ku instansi nu wenang, riwayatna kacatet, tiasa tanya jawab sareng admin, sareng kamajuanana katingal, mangga teraskeun di {url_lapor}. Nu masih kirang: {kurang}; cekap waler di dieu. Teu tiasa muka LAPOR!? Waler YA, ku kami dibantosan ngalebetkeunana. Kaayaan darurat: 112. Ulah ngirim NIK di dieu. -{instansi}',
          'Hatur nuhun, Bapa/Ibu. Seratan Bapa/Ibu parantos dicatet kalayan nomer {tiket} (sanés nomer LAPOR!). Supados langsung ditindakkeun ku instansi nu wenang, riwayatna kacatet, tiasa tanya jawab sareng admin, sareng kamajuanana katingal, mangga teraskeun di {url_lapor}. Teu tiasa muka LAPOR!? Waler YA, ku kami dibantosan ngalebetkeunana. {perlindungan} Kaayaan darurat: 112. Ulah ngirim NIK di dieu. -{instansi}',
          'Hatur nuhun, Bapa/Ibu. Seratan Bapa/Ibu parantos dicatet kalayan nomer {tiket} (sanés nomer LAPOR!). Supados langsung ditindakkeun ku instansi nu wenang, riwayatna kacatet, tiasa tanya jawab sareng admin, sareng kamajuanana katingal, mangga teraskeun di {url_lapor}. Teu tiasa muka LAPOR!? Waler YA, ku kami dibantosan ngalebetkeunana. Kaayaan darurat: 112. Ulah ngirim NIK di dieu. -{instansi}',
        ],
        public: [
          'Hatur nuhun, Kak. Ku kami dicatet: {tiket} (sanés nomer LAPOR!). Supados ditangani instansi, riwayat kacatet, tiasa tanya jawab, kamajuan katingal: teraskeun di {url_lapor}. Kirang: {kurang}. Waler YA, ku kami dibantosan. Ulah nyerat NIK/nomer HP. -{instansi}',
          'Hatur nuhun, Kak. Aduan {tiket} (sanés no. LAPOR!) kirang {kurang}. Teraskeun di {url_lapor}: ditangani, kacatet, tanya jawab, katingal. Waler YA, ku kami dibantosan. Ulah nyerat NIK/HP. -{instansi}',
          'Hatur nuhun, Kak. Ku kami dicatet: {tiket} (sanés nomer LAPOR!). Supados ditangani instansi, riwayat kacatet, tiasa tanya jawab, kamajuan katingal: teraskeun di {url_lapor}. Waler YA, ku kami dibantosan. Ulah nyerat NIK/nomer HP. -{instansi}',
          'Hatur nuhun, Kak. Aduan {tiket} (sanés no. LAPOR!). Teraskeun di {url_lapor}: ditangani, kacatet, tanya jawab, katingal. Waler YA, ku kami dibantosan. Ulah nyerat NIK/nomer HP. -{instansi}',
        ],
      },
    },
  },
  'ack-recorded': {
    version: '2',
    forms: {
      id: {
        sms: [
          'Aduan {tiket} (bukan no. LAPOR!); petugas memasukkannya ke LAPOR! Kurang: {kurang}. {perlindungan} -{instansi}',
          'Aduan {tiket} diterima (bukan no. LAPOR!); petugas akan memasukkannya ke LAPOR! Kurang: {kurang}. Darurat: 112. Jangan kirim NIK. -{instansi}',
          'Aduan {tiket} diterima (bukan no. LAPOR!); petugas memasukkannya ke LAPOR! Kurang: {kurang}. Darurat: 112. -{instansi}',
          'Aduan {tiket} (bukan no. LAPOR!); petugas memasukkannya ke LAPOR! Kurang: {kurang}. -{instansi}',
          'Aduan {tiket} (bukan no. LAPOR!); petugas memasukkannya ke LAPOR! {perlindungan} Darurat: 112. -{instansi}',
          'Aduan {tiket} diterima (bukan no. LAPOR!); petugas akan memasukkannya ke LAPOR! Darurat: 112. Jangan kirim NIK. -{instansi}',
          'Aduan {tiket} (bukan no. LAPOR!); petugas memasukkannya ke LAPOR! Darurat: 112. -{instansi}',
        ],
        chat: [
          'Terima kasih, Bapak/Ibu. Aduan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!), diterima {waktu}. Petugas kami akan memasukkannya ke LAPOR!, lalu kami kirimkan Tracking ID-nya. Yang masih kurang: {kurang}; cukup balas pesan ini. {perlindungan} Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
          'Terima kasih, Bapak/Ibu. Aduan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!), diterima {waktu}. Petugas kami akan memasukkannya ke LAPOR!, lalu kami kirimkan Tracking ID-nya. Yang masih kurang: {kurang}; cukup balas pesan ini. Ketik ANONIM bila nama ingin disembunyikan. Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
          'Terima kasih, Bapak/Ibu. Aduan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!), diterima {waktu}. Petugas kami akan memasukkannya ke LAPOR!, lalu kami kirimkan Tracking ID-nya. {perlindungan} Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
          'Terima kasih, Bapak/Ibu. Aduan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!), diterima {waktu}. Petugas kami akan memasukkannya ke LAPOR!, lalu kami kirimkan Tracking ID-nya. Ketik ANONIM bila nama ingin disembunyikan. Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
          'Terima kasih, Bapak/Ibu. Aduan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!). Petugas kami akan memasukkannya ke LAPOR!, lalu kami kirimkan Tracking ID-nya. Ketik ANONIM bila nama ingin disembunyikan. Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
        ],
        public: [
          'Terima kasih, Kak. Kami catat: {tiket} (bukan nomor LAPOR!). Petugas kami akan memasukkannya ke LAPOR! Yang masih kurang: {kurang}. Jangan tulis NIK/nomor HP di kolom publik; detail pribadi cukup lewat pesan (DM). -{instansi}',
          'Terima kasih, Kak. Kami catat: {tiket} (bukan nomor LAPOR!). Petugas kami akan memasukkannya ke LAPOR! Jangan tulis NIK/nomor HP di kolom publik; detail pribadi cukup lewat pesan (DM). -{instansi}',
        ],
      },
      en: {
        sms: [
          'Report {tiket} (not a LAPOR! no.); an officer enters it into LAPOR! Missing: {kurang}. {perlindungan} -{instansi}',
          'Report {tiket} received (not a LAPOR! no.); an officer will enter it into LAPOR! Missing: {kurang}. Emergency: 112. -{instansi}',
          'Report {tiket} (not a LAPOR! no.); an officer enters it into LAPOR! Missing: {kurang}. -{instansi}',
          'Report {tiket} (not a LAPOR! no.); an officer enters it into LAPOR! {perlindungan} Emergency: 112. -{instansi}',
          'Report {tiket} received (not a LAPOR! no.); an officer will enter it into LAPOR! Emergency: 112. Do not send your NIK. -{instansi}',
          'Report {tiket} (not a LAPOR! no.); an officer will enter it into LAPOR! Emergency: 112. -{instansi}',
        ],
        chat: [
          'Thank you. We recorded your complaint as number {tiket} (not a LAPOR! number), received {waktu}. Our officer will enter it into LAPOR!, and we will send you its Tracking ID. Still missing: {kurang}; just reply here. {perlindungan} Emergency: 112. Do not send your NIK here. -{instansi}',
          'Thank you. We recorded your complaint as number {tiket} (not a LAPOR! number), received {waktu}. Our officer will enter it into LAPOR!, and we will send you its Tracking ID. Still missing: {kurang}; just reply here. Type ANONIM to hide your name. Emergency: 112. Do not send your NIK here. -{instansi}',
          'Thank you. We recorded your complaint as number {tiket} (not a LAPOR! number), received {waktu}. Our officer will enter it into LAPOR!, and we will send you its Tracking ID. {perlindungan} Emergency: 112. Do not send your NIK here. -{instansi}',
          'Thank you. We recorded your complaint as number {tiket} (not a LAPOR! number), received {waktu}. Our officer will enter it into LAPOR!, and we will send you its Tracking ID. Type ANONIM to hide your name. Emergency: 112. Do not send your NIK here. -{instansi}',
          'Thank you. We recorded your complaint as number {tiket} (not a LAPOR! number). Our officer will enter it into LAPOR!, and we will send you its Tracking ID. Type ANONIM to hide your name. Emergency: 112. Do not send your NIK here. -{instansi}',
        ],
        public: [
          'Thank you. We recorded {tiket} (not a LAPOR! number). Our officer will enter it into LAPOR! Still missing: {kurang}. Do not post your NIK or phone number; use DM for personal details. -{instansi}',
          'Thank you. We recorded {tiket} (not a LAPOR! number). Our officer will enter it into LAPOR! Do not post your NIK or phone number; use DM for personal details. -{instansi}',
        ],
      },
      jv: {
        sms: [
          'Aduan {tiket} (sanes no. LAPOR!); petugas nglebetaken dhateng LAPOR! Kirang: {kurang}. -{instansi}',
          'Aduan {tiket} (sanes no. LAPOR!); petugas nglebetaken dhateng LAPOR! Darurat: 112. -{instansi}',
        ],
        chat: [
          'Matur nuwun, Bapak/Ibu. Aduan panjenengan sampun kita cathet kanthi nomer {tiket} (sanes nomer LAPOR!). Petugas badhe nglebetaken dhateng LAPOR!, lajeng Tracking ID-nipun kita kirim. Ingkang taksih kirang: {kurang}; cekap balas pesen punika. {perlindungan} Kawontenan darurat: 112. Mugi boten ngirim NIK ing mriki. -{instansi}',
          'Matur nuwun, Bapak/Ibu. Aduan panjenengan sampun kita cathet kanthi nomer {tiket} (sanes nomer LAPOR!). Petugas badhe nglebetaken dhateng LAPOR!, lajeng Tracking ID-nipun kita kirim. Ingkang taksih kirang: {kurang}; cekap balas pesen punika. Kawontenan darurat: 112. Mugi boten ngirim NIK ing mriki. -{instansi}',
          'Matur nuwun, Bapak/Ibu. Aduan panjenengan sampun kita cathet kanthi nomer {tiket} (sanes nomer LAPOR!). Petugas badhe nglebetaken dhateng LAPOR!, lajeng Tracking ID-nipun kita kirim. {perlindungan} Kawontenan darurat: 112. Mugi boten ngirim NIK ing mriki. -{instansi}',
          'Matur nuwun, Bapak/Ibu. Aduan panjenengan sampun kita cathet kanthi nomer {tiket} (sanes nomer LAPOR!). Petugas badhe nglebetaken dhateng LAPOR!, lajeng Tracking ID-nipun kita kirim. Kawontenan darurat: 112. Mugi boten ngirim NIK ing mriki. -{instansi}',
        ],
        public: [
          'Matur nuwun, Kak. Kita cathet: {tiket} (sanes nomer LAPOR!). Petugas badhe nglebetaken dhateng LAPOR! Ingkang taksih kirang: {kurang}. Sampun nyerat NIK/nomer HP ing mriki; lumantar pesen (DM) kemawon. -{instansi}',
          'Matur nuwun, Kak. Kita cathet: {tiket} (sanes nomer LAPOR!). Petugas badhe nglebetaken dhateng LAPOR! Sampun nyerat NIK/nomer HP ing mriki; lumantar pesen (DM) kemawon. -{instansi}',
        ],
      },
      su: {
        sms: [
          'Aduan {tiket} (sanés no. LAPOR!); patugas bade ngalebetkeun kana LAPOR! Kirang: {kurang}. -{instansi}',
          'Aduan {tiket} (sanés no. LAPOR!); patugas bade ngalebetkeun kana LAPOR! Darurat: 112. -{instansi}',
        ],
        chat: [
          'Hatur nuhun, Bapa/Ibu. Aduan Bapa/Ibu parantos dicatet kalayan nomer {tiket} (sanés nomer LAPOR!). Patugas bade ngalebetkeun kana LAPOR!, teras Tracking ID-na dikirim. Nu masih kirang: {kurang}; cekap waler di dieu. {perlindungan} Kaayaan darurat: 112. Ulah ngirim NIK di dieu. -{instansi}',
          'Hatur nuhun, Bapa/Ibu. Aduan Bapa/Ibu parantos dicatet kalayan nomer {tiket} (sanés nomer LAPOR!). Patugas bade ngalebetkeun kana LAPOR!, teras Tracking ID-na dikirim. Nu masih kirang: {kurang}; cekap waler di dieu. Kaayaan darurat: 112. Ulah ngirim NIK di dieu. -{instansi}',
          'Hatur nuhun, Bapa/Ibu. Aduan Bapa/Ibu parantos dicatet kalayan nomer {tiket} (sanés nomer LAPOR!). Patugas bade ngalebetkeun kana LAPOR!, teras Tracking ID-na dikirim. {perlindungan} Kaayaan darurat: 112. Ulah ngirim NIK di dieu. -{instansi}',
          'Hatur nuhun, Bapa/Ibu. Aduan Bapa/Ibu parantos dicatet kalayan nomer {tiket} (sanés nomer LAPOR!). Patugas bade ngalebetkeun kana LAPOR!, teras Tracking ID-na dikirim. Kaayaan darurat: 112. Ulah ngirim NIK di dieu. -{instansi}',
        ],
        public: [
          'Hatur nuhun, Kak. Ku kami dicatet: {tiket} (sanés nomer LAPOR!). Patugas bade ngalebetkeun kana LAPOR! Nu masih kirang: {kurang}. Ulah nyerat NIK/nomer HP di dieu; lewat pesen (DM) waé. -{instansi}',
          'Hatur nuhun, Kak. Ku kami dicatet: {tiket} (sanés nomer LAPOR!). Patugas bade ngalebetkeun kana LAPOR! Ulah nyerat NIK/nomer HP di dieu; lewat pesen (DM) waé. -{instansi}',
        ],
      },
    },
  },
  'ack-unreadable': {
    version: '1',
    forms: {
      id: {
        sms: 'Pesan Anda diterima, no. {tiket} (bukan no. LAPOR!), tapi tak terbaca. Kirim ulang sbg teks/foto. Darurat: 112. -{instansi}',
        chat: [
          'Terima kasih, Bapak/Ibu. Pesan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!), diterima {waktu}. Isinya belum dapat kami baca. Mohon kirim ulang sebagai teks atau foto: apa masalahnya, di mana, kapan. Bisa juga langsung di {url_lapor}. Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
          'Terima kasih, Bapak/Ibu. Pesan Anda kami catat dengan nomor {tiket} (bukan nomor LAPOR!). Isinya belum dapat kami baca. Mohon kirim ulang sebagai teks atau foto: apa masalahnya, di mana, kapan. Bisa juga langsung di {url_lapor}. Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
        ],
        public:
          'Terima kasih, Kak. Kami catat: {tiket} (bukan nomor LAPOR!). Agar ditangani instansi berwenang dan bisa dipantau, lanjutkan di {url_lapor}. Jangan tulis NIK/nomor HP di kolom publik. Detail pribadi cukup lewat pesan (DM). -{instansi}',
      },
      en: {
        sms: 'Message received, no. {tiket} (not a LAPOR! no.), but we cannot read it. Send it again as text. Emergency: 112. -{instansi}',
        chat: [
          'Thank you. We recorded your message as number {tiket} (not a LAPOR! number), received {waktu}. We could not read what it says. Please send it again as text or a photo: what the problem is, where, when. You can also go straight to {url_lapor}. Emergency: 112. Do not send your NIK here. -{instansi}',
          'Thank you. We recorded your message as number {tiket} (not a LAPOR! number). We could not read what it says. Please send it again as text or a photo: what the problem is, where, when. You can also go straight to {url_lapor}. Emergency: 112. Do not send your NIK here. -{instansi}',
        ],
        public:
          'Thank you. We recorded {tiket} (not a LAPOR! number). To have it handled by the agency in charge and follow its progress, go on at {url_lapor}. Do not post your NIK or phone number; use DM for personal details. -{instansi}',
      },
    },
  },
} as const satisfies Record<string, Template>;
