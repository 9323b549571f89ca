/**
 * German of the evidence catalogue's own sentences, by the English text. test/unit/core/hypotheses/german.test.ts
 * compares it with the shipped catalogue: what has no German there fails the build.
 */
const CLINICIAN = 'Verschreibungspflichtig: eine Sache zwischen Ihnen und Ihrer Praxis.';
const STAYS = 'Was Sie lernen, bleibt Ihnen; es lässt sich zum Vergleich nicht wieder abschalten.';

export const catalogueGerman: Readonly<Record<string, string>> = {
  'the one spread between persons found in real N-of-1 data: 0.86 points around a mean of 0.8 (Yelland MJ et al. Pain Med 2009)':
    'der einen Streuung zwischen Personen, die in echten Einzelfallversuchen gefunden wurde: 0,86 Punkte um ein Mittel von 0,8 (Yelland MJ et al. Pain Med 2009)',
  // conditions and outcomes
  Migraine: 'Migräne',
  'migraine days in 28': 'Migränetage in 28',
  'Assumed where the person gave no number: about the middle of the episodic range (fewer than 15 headache days a month, ICHD-3).':
    'Angenommen, wo keine Zahl angegeben ist: etwa die Mitte des episodischen Bereichs (weniger als 15 Kopfschmerztage im Monat, ICHD-3).',
  'A sudden, worst-ever headache, or one with fever, stiff neck, weakness, confusion or trouble speaking, needs emergency help at once.':
    'Ein plötzlicher, nie gekannt heftiger Kopfschmerz oder einer mit Fieber, steifem Nacken, Schwäche, Verwirrtheit oder Sprachstörung braucht sofort den Notruf.',
  'Trouble falling asleep': 'Einschlafprobleme',
  'minutes to fall asleep': 'Minuten bis zum Einschlafen',
  'Loud snoring with pauses in breathing, or falling asleep while driving, should be seen by a doctor first.':
    'Lautes Schnarchen mit Atempausen oder Einschlafen am Steuer gehört zuerst in ärztliche Hände.',
  'High blood pressure': 'Bluthochdruck',
  'systolic blood pressure': 'systolischer Blutdruck',
  'A reading above 180 / 120 needs medical help on the same day; with chest pain, breathlessness, weakness or confusion, emergency help at once.':
    'Ein Wert über 180 / 120 braucht am selben Tag ärztliche Hilfe; mit Brustschmerz, Atemnot, Schwäche oder Verwirrtheit sofort den Notruf.',
  'Chronic low back pain': 'Chronische Kreuzschmerzen',
  'pain, 0 to 10': 'Schmerz, 0 bis 10',
  'Back pain with numbness between the legs, loss of control over bladder or bowel, weakness of a leg, fever or after a fall needs emergency help at once.':
    'Rückenschmerz mit Taubheit zwischen den Beinen, Verlust der Kontrolle über Blase oder Darm, Schwäche eines Beins, Fieber oder nach einem Sturz braucht sofort den Notruf.',
  'Irritable bowel syndrome': 'Reizdarm',
  'overall bowel symptoms, standardised': 'Darmbeschwerden insgesamt, standardisiert',
  'Blood in the stool, weight loss without trying, fever or symptoms that began after the age of 50 should be seen by a doctor first.':
    'Blut im Stuhl, ungewollter Gewichtsverlust, Fieber oder Beschwerden, die nach dem 50. Lebensjahr begannen, gehören zuerst in ärztliche Hände.',
  'Low mood': 'Gedrückte Stimmung',
  'depressive symptoms, standardised': 'depressive Beschwerden, standardisiert',
  'If you think of harming yourself, call the emergency number or a crisis line now. A self-experiment is no treatment for that.':
    'Wenn Sie daran denken, sich etwas anzutun, rufen Sie jetzt den Notruf oder die Telefonseelsorge an. Ein Selbstversuch ist dafür keine Behandlung.',
  'Neuropathic pain': 'Nervenschmerz',
  'New weakness, or numbness that spreads, should be seen by a doctor soon.':
    'Neue Schwäche oder Taubheit, die sich ausbreitet, gehört bald in ärztliche Hände.',
  Fibromyalgia: 'Fibromyalgie',
  'Fibromyalgia Impact Questionnaire': 'Fibromyalgie-Fragebogen (FIQ)',
  'Symptoms while taking a statin': 'Beschwerden unter einem Statin',
  'symptom intensity, 0 to 10': 'Stärke der Beschwerden, 0 bis 10',
  'Dark urine with severe muscle pain or weakness needs medical help at once.':
    'Dunkler Urin mit starkem Muskelschmerz oder Schwäche braucht sofort ärztliche Hilfe.',
  // interventions
  Magnesium: 'Magnesium',
  'Trials mostly used 400 to 600 mg of magnesium a day by mouth. The upper level for supplements is 250 mg (EU) or 350 mg (US): ask a clinician or pharmacist before you take more.':
    'In Studien meist 400 bis 600 mg Magnesium am Tag, eingenommen. Die Obergrenze für Ergänzungsmittel liegt bei 250 mg (EU) oder 350 mg (USA): Fragen Sie in Praxis oder Apotheke, bevor Sie mehr nehmen.',
  'Loose stools are common.': 'Weicher Stuhl ist häufig.',
  'Keep 2 to 4 hours from tetracycline or quinolone antibiotics, thyroid tablets and bisphosphonates.':
    'Halten Sie 2 bis 4 Stunden Abstand zu Tetrazyklin- oder Chinolon-Antibiotika, Schilddrüsentabletten und Bisphosphonaten.',
  'kidney disease': 'eine Nierenkrankheit',
  'myasthenia gravis': 'Myasthenia gravis',
  'heart block': 'einen AV-Block am Herzen',
  'pregnancy or breast-feeding': 'Schwangerschaft oder Stillzeit',
  'Riboflavin (vitamin B2)': 'Riboflavin (Vitamin B2)',
  '400 mg a day by mouth, as studied.': '400 mg am Tag, eingenommen, wie untersucht.',
  'Turns urine bright yellow, so it cannot be blinded easily.':
    'Färbt den Urin leuchtend gelb; verblinden lässt es sich deshalb schwer.',
  'May need weeks to act: plan long periods.': 'Kann Wochen brauchen, bis es wirkt: Planen Sie lange Phasen.',
  'Coenzyme Q10': 'Coenzym Q10',
  '100 to 400 mg a day by mouth in the trials.': 'In den Studien 100 bis 400 mg am Tag, eingenommen.',
  'May weaken warfarin and lower blood pressure or blood sugar a little.':
    'Kann Warfarin abschwächen und Blutdruck oder Blutzucker etwas senken.',
  'a blood thinner such as warfarin': 'einen Blutverdünner wie Marcumar oder Warfarin',
  Propranolol: 'Propranolol',
  'Prescription medicine: a matter for you and your clinician.': CLINICIAN,
  'Never start, stop or change it on your own: stopping suddenly can be dangerous.':
    'Nie selbst beginnen, absetzen oder ändern: Plötzliches Absetzen kann gefährlich sein.',
  asthma: 'Asthma',
  Topiramate: 'Topiramat',
  'Never start, stop or change it on your own.': 'Nie selbst beginnen, absetzen oder ändern.',
  'Harms an unborn child.': 'Schadet einem ungeborenen Kind.',
  pregnancy: 'eine Schwangerschaft',
  'Aerobic exercise': 'Ausdauertraining',
  'Mostly three sessions of 30 to 50 minutes a week in the trials.':
    'In den Studien meist drei Einheiten von 30 bis 50 Minuten in der Woche.',
  'Start gently and stop with chest pain, dizziness or breathlessness.':
    'Beginnen Sie behutsam und hören Sie bei Brustschmerz, Schwindel oder Atemnot auf.',
  'Fitness builds up and fades over weeks: plan long periods.':
    'Ausdauer wächst und schwindet über Wochen: Planen Sie lange Phasen.',
  'heart disease': 'eine Herzkrankheit',
  'High-intensity aerobic exercise': 'Intensives Ausdauertraining',
  'Mostly three sessions a week in the trials.': 'In den Studien meist drei Einheiten in der Woche.',
  'Hard effort can itself bring on a headache.': 'Starke Anstrengung kann selbst Kopfschmerzen auslösen.',
  'If you are over 45 or not used to exercise, ask a clinician first.':
    'Wenn Sie über 45 oder untrainiert sind, fragen Sie zuerst in der Praxis.',
  'Strength training': 'Krafttraining',
  'Mostly two or three sessions a week in the trials.':
    'In den Studien meist zwei oder drei Einheiten in der Woche.',
  'Learn the movements with someone trained; do not hold your breath under load.':
    'Lernen Sie die Bewegungen unter Anleitung; halten Sie unter Last nicht den Atem an.',
  'Strength builds up and fades over weeks: plan long periods.':
    'Kraft wächst und schwindet über Wochen: Planen Sie lange Phasen.',
  'Sleep regularity': 'Regelmäßiger Schlaf',
  'Fixed times for bed and for getting up, on all seven days. The trials used full behavioural therapy for insomnia, of which this is one part.':
    'Feste Zeiten für Bett und Aufstehen, an allen sieben Tagen. Die Studien nutzten die ganze Verhaltenstherapie bei Schlafstörungen, von der dies ein Teil ist.',
  'Do not cut your time in bed below what you need; do not drive when sleepy.':
    'Kürzen Sie Ihre Zeit im Bett nicht unter das, was Sie brauchen; fahren Sie nicht schläfrig.',
  'bipolar disorder': 'eine bipolare Störung',
  epilepsy: 'Epilepsie',
  Probiotics: 'Probiotika',
  'Products and doses differed between trials.':
    'Produkte und Mengen unterschieden sich zwischen den Studien.',
  'Bloating in the first days is common.': 'Blähungen in den ersten Tagen sind häufig.',
  'a weakened immune system': 'ein geschwächtes Immunsystem',
  'a central venous line': 'einen zentralen Venenkatheter',
  'Vitamin D': 'Vitamin D',
  '1,000 to 4,000 IU a day in most trials.': 'In den meisten Studien 1.000 bis 4.000 IE am Tag.',
  'It stays in the body for weeks, so days with and without it cannot be told apart in a trial that switches back and forth.':
    'Es bleibt wochenlang im Körper; Tage mit und ohne lassen sich in einem Versuch, der hin und her wechselt, nicht trennen.',
  'More than 4,000 IU a day can harm: have the blood level measured.':
    'Mehr als 4.000 IE am Tag können schaden: Lassen Sie den Blutwert messen.',
  'high blood calcium': 'zu viel Calcium im Blut',
  'kidney stones or kidney disease': 'Nierensteine oder eine Nierenkrankheit',
  sarcoidosis: 'Sarkoidose',
  'Alpha-lipoic acid': 'Alpha-Liponsäure',
  '600 mg a day by mouth in the trials.': 'In den Studien 600 mg am Tag, eingenommen.',
  'Can lower blood sugar and, rarely, cause an autoimmune low blood sugar.':
    'Kann den Blutzucker senken und selten eine autoimmune Unterzuckerung auslösen.',
  'diabetes medicines': 'Diabetesmedikamente',
  'thyroid disease': 'eine Schilddrüsenkrankheit',
  Placebo: 'Placebo',
  'A comparison arm, not an idea of its own.': 'Ein Vergleichsarm, keine eigene Idee.',
  Melatonin: 'Melatonin',
  'A prescription medicine in several countries, so it counts as one here: discuss it with your clinician.':
    'In mehreren Ländern verschreibungspflichtig, gilt deshalb hier so: Besprechen Sie es mit Ihrer Praxis.',
  'Makes sleepy: no driving afterwards.': 'Macht schläfrig: danach nicht fahren.',
  'Interacts with blood thinners, fluvoxamine and sedatives.':
    'Wechselwirkt mit Blutverdünnern, Fluvoxamin und Beruhigungsmitteln.',
  'Behavioural therapy for insomnia (CBT-I)': 'Verhaltenstherapie bei Schlafstörungen (KVT-I)',
  'Four to eight sessions, with a therapist or guided online.':
    'Vier bis acht Sitzungen, mit Therapeutin oder Therapeut oder angeleitet im Netz.',
  'What you learn stays with you, so it cannot be switched off again for comparison.': STAYS,
  'Restricting time in bed makes sleepy at first: do not drive when sleepy.':
    'Weniger Zeit im Bett macht zuerst schläfrig: Fahren Sie nicht schläfrig.',
  Ashwagandha: 'Ashwagandha',
  '120 to 600 mg of extract a day in the trials.': 'In den Studien 120 bis 600 mg Extrakt am Tag.',
  'Rare liver injury has been reported: stop with yellow skin or dark urine.':
    'Selten wurden Leberschäden berichtet: Bei gelber Haut oder dunklem Urin aufhören.',
  'Can act on the thyroid.': 'Kann auf die Schilddrüse wirken.',
  'liver disease': 'eine Leberkrankheit',
  'an autoimmune disease or immune suppression': 'eine Autoimmunkrankheit oder ein unterdrücktes Immunsystem',
  'Eating less salt': 'Weniger Salz essen',
  'About 4.4 g less salt a day in the trials.': 'In den Studien etwa 4,4 g Salz weniger am Tag.',
  'Salt substitutes contain potassium: not with kidney disease or some blood-pressure tablets.':
    'Salzersatz enthält Kalium: nicht bei Nierenkrankheit oder manchen Blutdrucktabletten.',
  'Do not change your tablets because of a reading: ask your clinician.':
    'Ändern Sie Ihre Tabletten nicht wegen eines Werts: Fragen Sie Ihre Praxis.',
  lithium: 'Lithium',
  'low blood pressure or fainting': 'niedrigen Blutdruck oder Ohnmachten',
  'Isometric exercise': 'Isometrisches Training',
  'Four holds of two minutes, three times a week, in most trials.':
    'In den meisten Studien viermal zwei Minuten halten, dreimal in der Woche.',
  'Blood pressure rises during each hold: breathe on, and ask a clinician first if it is above 160 / 100.':
    'Der Blutdruck steigt bei jedem Halten: Atmen Sie weiter, und fragen Sie zuerst in der Praxis, wenn er über 160 / 100 liegt.',
  'an aneurysm or a stroke in the past': 'ein Aneurysma oder einen früheren Schlaganfall',
  'Combined aerobic and strength training': 'Ausdauer- und Krafttraining zusammen',
  'Exercise programme for the back': 'Übungsprogramm für den Rücken',
  'Two or three sessions a week in most trials.':
    'In den meisten Studien zwei oder drei Einheiten in der Woche.',
  'Pain that shoots down a leg or grows worse is a reason to stop and ask.':
    'Schmerz, der ins Bein schießt oder schlimmer wird, ist ein Grund aufzuhören und zu fragen.',
  'a fracture or osteoporosis': 'einen Knochenbruch oder Osteoporose',
  Pilates: 'Pilates',
  'Mindfulness-based stress reduction': 'Achtsamkeitstraining (MBSR)',
  'An eight-week course with daily practice.': 'Ein Kurs von acht Wochen mit täglichem Üben.',
  'Can stir up difficult memories; stop and ask for help if it does.':
    'Kann belastende Erinnerungen wecken; dann aufhören und Hilfe holen.',
  psychosis: 'eine Psychose',
  'Peppermint oil (enteric-coated)': 'Pfefferminzöl (magensaftresistent)',
  'Enteric-coated capsules, 0.2 to 0.4 ml two or three times a day, in the trials.':
    'In den Studien magensaftresistente Kapseln, 0,2 bis 0,4 ml zwei- oder dreimal am Tag.',
  'Heartburn is common. Swallow whole, not with antacids.':
    'Sodbrennen ist häufig. Ganz schlucken, nicht mit Mitteln gegen Magensäure.',
  'gallstones or bile duct disease': 'Gallensteine oder eine Erkrankung der Gallenwege',
  'reflux disease': 'eine Refluxkrankheit',
  'Low-FODMAP diet': 'FODMAP-arme Ernährung',
  'Four to six weeks of the strict phase, with advice from a dietitian.':
    'Vier bis sechs Wochen strenge Phase, mit Ernährungsberatung.',
  'Restrictive: not for longer than six weeks without a dietitian.':
    'Schränkt stark ein: nicht länger als sechs Wochen ohne Ernährungsberatung.',
  'an eating disorder': 'eine Essstörung',
  underweight: 'Untergewicht',
  'Walking or jogging': 'Gehen oder Joggen',
  'Three to five times a week in most trials.': 'In den meisten Studien drei- bis fünfmal in der Woche.',
  Yoga: 'Yoga',
  'Avoid positions that hurt.': 'Meiden Sie Haltungen, die wehtun.',
  glaucoma: 'ein Glaukom',
  'Tai chi or qigong': 'Tai-Chi oder Qigong',
  'Choose a firm floor if you fall easily.': 'Wählen Sie festen Boden, wenn Sie leicht stürzen.',
  'Bright light in the morning': 'Helles Licht am Morgen',
  '2,500 to 10,000 lux for 30 minutes to two hours in the morning in the trials.':
    'In den Studien morgens 2.500 bis 10.000 Lux für 30 Minuten bis zwei Stunden.',
  'Headache and eye strain can occur; use a lamp that filters ultraviolet light.':
    'Kopfschmerzen und müde Augen kommen vor; nehmen Sie eine Lampe, die UV-Licht filtert.',
  'an eye disease of the retina': 'eine Erkrankung der Netzhaut',
  Gabapentin: 'Gabapentin',
  Statin: 'Statin',
  'In published N-of-1 trials, most symptoms came with the placebo tablet too.':
    'In veröffentlichten Einzelfallversuchen traten die meisten Beschwerden auch unter der Placebotablette auf.',
  'Amitriptyline with fluoxetine': 'Amitriptylin mit Fluoxetin',
  Feverfew: 'Mutterkraut',
  'A standardised extract in the largest trial; products differ.':
    'In der größten Studie ein standardisierter Extrakt; Produkte unterscheiden sich.',
  'Mouth ulcers and stomach upset have been reported.':
    'Wunde Stellen im Mund und Magenbeschwerden wurden berichtet.',
  'Stop it gradually: headache can come back for some days after a sudden stop.':
    'Langsam absetzen: Nach plötzlichem Ende können Kopfschmerzen für einige Tage wiederkommen.',
  'an allergy to daisies or ragweed': 'eine Allergie gegen Korbblütler',
  'Potassium supplement': 'Kalium als Ergänzung',
  'Too much potassium can disturb the heart: blood tests come first, so this is a matter for you and your clinician.':
    'Zu viel Kalium kann das Herz stören: Zuerst kommt eine Blutuntersuchung, also ist es eine Sache zwischen Ihnen und Ihrer Praxis.',
  'Dangerous with kidney disease and with many blood-pressure tablets.':
    'Gefährlich bei Nierenkrankheit und mit vielen Blutdrucktabletten.',
  'a blood-pressure or heart tablet that keeps potassium':
    'eine Blutdruck- oder Herztablette, die Kalium zurückhält',
  'DASH diet': 'DASH-Ernährung',
  'Much fruit, vegetables, whole grains and low-fat dairy, little salt, sweets and red meat.':
    'Viel Obst, Gemüse, Vollkorn und fettarme Milchprodukte, wenig Salz, Süßes und rotes Fleisch.',
  'It is rich in potassium: not with kidney disease without advice.':
    'Sie ist reich an Kalium: bei Nierenkrankheit nicht ohne Rat.',
  'Slow breathing': 'Langsames Atmen',
  'At most 10 breaths a minute for at least 5 minutes on 3 or more days a week.':
    'Höchstens 10 Atemzüge in der Minute, mindestens 5 Minuten, an 3 oder mehr Tagen in der Woche.',
  'Stop if you feel dizzy.': 'Bei Schwindel aufhören.',
  'a severe lung disease': 'eine schwere Lungenkrankheit',
  'Hibiscus tea': 'Hibiskustee',
  'Two cups a day in one trial; preparations differed.':
    'In einer Studie zwei Tassen am Tag; die Zubereitungen unterschieden sich.',
  'Can add to the effect of blood-pressure and diabetes medicines.':
    'Kann die Wirkung von Blutdruck- und Diabetesmedikamenten verstärken.',
  'hydrochlorothiazide or chloroquine': 'Hydrochlorothiazid oder Chloroquin',
  'Beetroot juice': 'Rote-Bete-Saft',
  '70 to 250 ml a day in the trials.': 'In den Studien 70 bis 250 ml am Tag.',
  'Colours urine and stools red, which is harmless.': 'Färbt Urin und Stuhl rot; das ist harmlos.',
  'a nitrate medicine': 'ein Nitrat-Medikament',
  'Garlic extract': 'Knoblauchextrakt',
  'Powder or extract in capsules; doses differed between the trials.':
    'Pulver oder Extrakt in Kapseln; die Mengen unterschieden sich zwischen den Studien.',
  'Stop one to two weeks before an operation: it can make you bleed more.':
    'Ein bis zwei Wochen vor einer Operation absetzen: Es kann Blutungen verstärken.',
  'HIV medicines (saquinavir)': 'HIV-Medikamente (Saquinavir)',
  Flaxseed: 'Leinsamen',
  '30 g of ground seed a day or more in the trials with the larger effects.':
    'In den Studien mit den größeren Wirkungen ab 30 g geschrotete Samen am Tag.',
  'Drink plenty with it, and keep 2 hours from medicines.':
    'Viel dazu trinken und 2 Stunden Abstand zu Medikamenten halten.',
  'a narrowing or blockage of the bowel': 'eine Verengung oder einen Verschluss des Darms',
  'Soluble fibre (psyllium)': 'Lösliche Ballaststoffe (Flohsamenschalen)',
  'Ground husks with plenty of water; start low.': 'Gemahlene Schalen mit viel Wasser; klein anfangen.',
  'Drink a full glass with it; more wind in the first days is common.':
    'Ein volles Glas dazu trinken; mehr Blähungen in den ersten Tagen sind häufig.',
  'Keep 2 hours from medicines.': '2 Stunden Abstand zu Medikamenten halten.',
  'trouble swallowing': 'Schluckstörungen',
  'Omega-3 fatty acids': 'Omega-3-Fettsäuren',
  'About 1.5 g a day did most in one analysis of doses (Norouziasl 2023).':
    'Etwa 1,5 g am Tag bewirkten in einer Auswertung der Mengen am meisten (Norouziasl 2023).',
  'High doses can bring on an irregular heartbeat in people at risk.':
    'Hohe Mengen können bei gefährdeten Menschen Herzrhythmusstörungen auslösen.',
  'atrial fibrillation': 'Vorhofflimmern',
  'a fish allergy': 'eine Fischallergie',
  Saffron: 'Safran',
  'Extract in capsules; doses differed between the trials.':
    'Extrakt in Kapseln; die Mengen unterschieden sich zwischen den Studien.',
  'Low mood with thoughts of harming yourself needs help at once, not a trial.':
    'Gedrückte Stimmung mit Gedanken, sich etwas anzutun, braucht sofort Hilfe, keinen Versuch.',
  'an antidepressant': 'ein Antidepressivum',
  // how numbers came about
  'assumed: no interval was visible, so at least half of the effect':
    'angenommen: Es war kein Intervall zu sehen, also mindestens die halbe Wirkung',
  'from the published 95 % interval': 'aus dem veröffentlichten 95-%-Intervall',
  'from the published 95 % interval, on the log scale':
    'aus dem veröffentlichten 95-%-Intervall, logarithmisch',
  'Evidence of moderate certainty: the spread is widened by a quarter of the mean.':
    'Belege mittlerer Sicherheit: Die Streuung wird um ein Viertel des Mittels erweitert.',
  'Evidence of low certainty: the spread is widened by half of the mean.':
    'Belege geringer Sicherheit: Die Streuung wird um die Hälfte des Mittels erweitert.',
  'Evidence of very low certainty: the spread is widened by three quarters of the mean.':
    'Belege sehr geringer Sicherheit: Die Streuung wird um drei Viertel des Mittels erweitert.',
  'Attacks a month; the same review gives migraine days, which are used.':
    'Attacken im Monat; dieselbe Übersicht nennt Migränetage, die genutzt werden.',
  'How bad an attack is, as a ratio: another outcome. This review was less certain (3 trials).':
    'Wie schwer eine Attacke ist, als Verhältnis: ein anderes Ergebnis. Diese Übersicht war weniger sicher (3 Studien).',
  'Published in attacks a month. One attack is counted as one day, the fewest it can be (4 to 72 hours untreated, ICHD-3).':
    'In Attacken im Monat veröffentlicht. Eine Attacke zählt als ein Tag, das Wenigste, was sie sein kann (4 bis 72 Stunden unbehandelt, ICHD-3).',
  'Change from before within one group: it includes the placebo response and regression to the mean, so it is no effect.':
    'Änderung gegenüber vorher in einer Gruppe: Sie enthält Placeboeffekt und Rückkehr zum Mittel, ist also keine Wirkung.',
  'Headaches a month over 8 weeks; migraine days are used.':
    'Kopfschmerzen im Monat über 8 Wochen; genutzt werden Migränetage.',
  'Published as "monthly frequency", days or attacks; counted as days.':
    'Als „monatliche Häufigkeit“ veröffentlicht, Tage oder Attacken; als Tage gezählt.',
  'The trials tested full behavioural therapy for insomnia and counted headache days; regular sleep times are one part of it.':
    'Die Studien prüften die ganze Verhaltenstherapie bei Schlafstörungen und zählten Kopfschmerztage; feste Schlafzeiten sind ein Teil davon.',
  'It was studied in chronic migraine with insomnia, at about 21 headache days a month, and must not simply be applied to other people: the effect is scaled to your number of days, and it is an even bet whether it carries over at all.':
    'Untersucht bei chronischer Migräne mit Schlafstörung, bei etwa 21 Kopfschmerztagen im Monat; auf andere darf man es nicht einfach übertragen: Die Wirkung wird auf Ihre Zahl der Tage umgerechnet, und ob sie überhaupt gilt, steht fünfzig zu fünfzig.',
  'Median change in placebo arms with its inter-quartile range: what a trial without a placebo arm would mistake for an effect.':
    'Mittlere Änderung in Placeboarmen mit Quartilsabstand: was ein Versuch ohne Placeboarm für eine Wirkung hielte.',
  'Change in placebo arms in percent; the published SD is between studies, not between persons.':
    'Änderung in Placeboarmen in Prozent; die veröffentlichte Streuung gilt zwischen Studien, nicht zwischen Personen.',
  'Total sleep time: another outcome.': 'Gesamte Schlafzeit: ein anderes Ergebnis.',
  'People with delayed sleep phase: another population.':
    'Menschen mit verschobener Schlafphase: eine andere Gruppe.',
  'Minutes awake at night: another outcome.': 'Wachminuten in der Nacht: ein anderes Ergebnis.',
  'Sleep efficiency: another outcome.': 'Schlafeffizienz: ein anderes Ergebnis.',
  'It was studied in older adults: it is an even bet whether the effect carries over to other ages.':
    'Untersucht bei älteren Menschen: Ob die Wirkung für andere Alter gilt, steht fünfzig zu fünfzig.',
  'Published as a standardised effect on sleep overall: it cannot be compared in minutes without your own spread.':
    'Als standardisierte Wirkung auf den Schlaf insgesamt veröffentlicht: Ohne Ihre eigene Streuung lässt sie sich nicht in Minuten vergleichen.',
  'Published in standard deviations between people. It is read in the standard deviation of your own days, which need not be the same.':
    'In Standardabweichungen zwischen Menschen veröffentlicht. Gelesen wird sie in der Standardabweichung Ihrer eigenen Tage, die nicht dieselbe sein muss.',
  'Diastolic pressure: another outcome.': 'Diastolischer Druck: ein anderes Ergebnis.',
  'People with normal pressure: another population.': 'Menschen mit normalem Blutdruck: eine andere Gruppe.',
  'A larger cut of salt than in the other review (130 against about 75 mmol a day).':
    'Eine stärkere Senkung des Salzes als in der anderen Übersicht (130 statt etwa 75 mmol am Tag).',
  'Published in standard deviations. One is taken as 2 points on the scale of 0 to 10.':
    'In Standardabweichungen veröffentlicht. Eine gilt als 2 Punkte auf der Skala von 0 bis 10.',
  'Functional limitation: another outcome.': 'Einschränkung im Alltag: ein anderes Ergebnis.',
  'The pooled effect of all kinds of exercise stands for Pilates too.':
    'Die gemeinsame Wirkung aller Arten von Training steht auch für Pilates.',
  'Implausibly large beside the pooled effect: a tail only (one part in five).':
    'Unglaubhaft groß neben der gemeinsamen Wirkung: nur ein Ausläufer (ein Fünftel).',
  'Published as a risk ratio of improvement. It is read as an odds ratio, which understates it, and turned into standard deviations (Chinn 2000).':
    'Als relatives Risiko einer Besserung veröffentlicht. Gelesen als Chancenverhältnis, was es unterschätzt, und in Standardabweichungen umgerechnet (Chinn 2000).',
  'Published as a risk ratio of still having symptoms. It is read as an odds ratio, which understates it, and turned into standard deviations (Chinn 2000).':
    'Als relatives Risiko fortbestehender Beschwerden veröffentlicht. Gelesen als Chancenverhältnis, was es unterschätzt, und in Standardabweichungen umgerechnet (Chinn 2000).',
  'Abdominal pain alone: another outcome.': 'Nur Bauchschmerz: ein anderes Ergebnis.',
  'Points of the IBS-SSS; the same review gives the standardised effect, which is used.':
    'Punkte des IBS-SSS; dieselbe Übersicht nennt die standardisierte Wirkung, die genutzt wird.',
  'Stool frequency in the kind with diarrhoea: another outcome.':
    'Häufigkeit des Stuhlgangs bei der Form mit Durchfall: ein anderes Ergebnis.',
  'Sleep interference: another outcome.': 'Störung des Schlafs: ein anderes Ergebnis.',
  'What taking any tablet did, on a scale of 0 to 100: a nocebo effect.':
    'Was das Nehmen irgendeiner Tablette bewirkte, auf einer Skala von 0 bis 100: ein Noceboeffekt.',
  'Points of 100, statin against placebo; the larger StatinWISE series is used.':
    'Punkte von 100, Statin gegen Placebo; genutzt wird die größere StatinWISE-Reihe.',
  // certainty, as it stands beside a source
  'high certainty': 'hohe Sicherheit',
  'moderate certainty': 'mittlere Sicherheit',
  'low certainty': 'geringe Sicherheit',
  'very low certainty': 'sehr geringe Sicherheit',
  'not used': 'nicht genutzt',
};

/** A sentence of the catalogue in German; what is not of the catalogue (a person's words, a trial's title) stays. */
export const inGerman = (text: string): string =>
  catalogueGerman[text] ??
  (text.includes('; ') ? text.split('; ').map(part).join('; ') : text.includes(': ') ? colon(text) : text);

const part = (text: string): string => catalogueGerman[text] ?? colon(text);

/** "not used: Total sleep time: another outcome." */
const colon = (text: string): string => {
  const at = text.indexOf(': ');
  if (at < 0) return text;
  const [head, rest] = [text.slice(0, at), text.slice(at + 2)];
  return head in catalogueGerman ? `${catalogueGerman[head]}: ${catalogueGerman[rest] ?? rest}` : text;
};
