"""Every effect in everyday Swedish, Finnish and English: its name, and what happens."""

from __future__ import annotations

EFFECTS: dict[str, tuple[tuple[str, str], tuple[str, str], tuple[str, str]]] = {
    "timeout_after_accepting": (
        ("Tar emot men svarar inte", "Inlägget sparas, men nätverket tiger tills den som väntar ger upp."),
        (
            "Ottaa vastaan mutta ei vastaa",
            "Julkaisu tallentuu, mutta verkosto vaikenee, kunnes odottaja luovuttaa.",
        ),
        (
            "Takes it but does not answer",
            "The post is stored, but the network is silent until the sender gives up.",
        ),
    ),
    "response_lost": (
        ("Svaret försvinner", "Inlägget sparas, men förbindelsen bryts innan svaret kommer fram."),
        ("Vastaus katoaa", "Julkaisu tallentuu, mutta yhteys katkeaa ennen vastausta."),
        ("The answer is lost", "The post is stored, but the line breaks before the answer arrives."),
    ),
    "hang_before": (
        ("Hänger sig", "Ingenting sparas och inget svar kommer."),
        ("Jumiutuu", "Mitään ei tallennu eikä vastausta tule."),
        ("Hangs", "Nothing is stored and no answer comes."),
    ),
    "refuse_429": (
        ("För många anrop, säger när", "Ingenting sparas. Nätverket ber avsändaren vänta en viss tid."),
        ("Liikaa kutsuja, kertoo milloin", "Mitään ei tallennu. Verkosto pyytää odottamaan tietyn ajan."),
        (
            "Too many calls, says when",
            "Nothing is stored. The network asks the sender to wait for a given time.",
        ),
    ),
    "refuse_429_bare": (
        (
            "För många anrop, säger inte när",
            "Ingenting sparas. Nätverket säger inte hur länge man ska vänta.",
        ),
        ("Liikaa kutsuja, ei kerro milloin", "Mitään ei tallennu. Verkosto ei kerro, kauanko pitää odottaa."),
        (
            "Too many calls, does not say when",
            "Nothing is stored. The network does not say how long to wait.",
        ),
    ),
    "error_500_before": (
        ("Fel hos nätverket, inget sparas", "Nätverket svarar att något gick fel, och det stämmer."),
        (
            "Vika verkostossa, mitään ei tallennu",
            "Verkosto vastaa, että jokin meni vikaan, ja se pitää paikkansa.",
        ),
        (
            "Fault in the network, nothing stored",
            "The network answers that something went wrong, and that is true.",
        ),
    ),
    "error_500_after": (
        (
            "Fel hos nätverket, men det sparas",
            "Nätverket svarar att något gick fel, fast inlägget finns där.",
        ),
        (
            "Vika verkostossa, mutta tallentuu",
            "Verkosto vastaa, että jokin meni vikaan, vaikka julkaisu on siellä.",
        ),
        (
            "Fault in the network, yet stored",
            "The network answers that something went wrong, though the post is there.",
        ),
    ),
    "revoke_token": (
        (
            "Åtkomsten återkallas",
            "Staden kommer inte längre åt kontot, förrän åtkomsten ges tillbaka eller förnyas.",
        ),
        (
            "Käyttöoikeus perutaan",
            "Kaupunki ei enää pääse tilille, ennen kuin oikeus palautetaan tai uusitaan.",
        ),
        (
            "Access is revoked",
            "The city no longer reaches the account until access is given back or renewed.",
        ),
    ),
    "slow": (
        ("Långsamt", "Allt fungerar, men svaret dröjer några sekunder."),
        ("Hidas", "Kaikki toimii, mutta vastaus viipyy muutaman sekunnin."),
        ("Slow", "Everything works, but the answer takes a few seconds."),
    ),
    "media_processing": (
        ("Bilden tar tid", "Nätverket tar emot bilden men behöver en stund innan den går att använda."),
        ("Kuva vie aikaa", "Verkosto ottaa kuvan vastaan, mutta sen käsittely kestää hetken."),
        ("The picture takes time", "The network takes the picture but needs a while before it can be used."),
    ),
    "media_refused_later": (
        ("Bilden underkänns efteråt", "Bilden tas emot, men när nätverket behandlar den går det inte."),
        ("Kuva hylätään jälkikäteen", "Kuva otetaan vastaan, mutta sen käsittely epäonnistuu."),
        ("The picture is refused afterwards", "The picture is taken, but processing it fails."),
    ),
    "status_removed_later": (
        (
            "Inlägget tas bort av nätverket",
            "Inlägget publiceras, och sedan tar nätverkets moderatorer bort det.",
        ),
        ("Verkosto poistaa julkaisun", "Julkaisu julkaistaan, ja sitten verkoston valvojat poistavat sen."),
        (
            "The network removes the post",
            "The post is published, and then the network's moderators remove it.",
        ),
    ),
    "replay_500": (
        (
            "Fel när samma inlägg skickas igen",
            "Känt fel: i stället för det första svaret kommer ett felmeddelande.",
        ),
        (
            "Vika, kun sama lähetetään uudelleen",
            "Tunnettu vika: ensimmäisen vastauksen sijasta tulee virheilmoitus.",
        ),
        ("Fault when the same is sent again", "A known defect: an error comes instead of the first answer."),
    ),
    "idempotency_ignored": (
        ("Märker inte att det är samma inlägg", "Den som skickar igen utan att titta efter får två inlägg."),
        ("Ei huomaa, että julkaisu on sama", "Joka lähettää uudelleen katsomatta, saa kaksi julkaisua."),
        ("Does not notice that it is the same post", "Whoever sends again without looking gets two posts."),
    ),
    "webhook_twice": (
        ("Händelsen skickas två gånger", "Mottagaren får samma händelse en gång till, ord för ord."),
        (
            "Tapahtuma lähetetään kahdesti",
            "Vastaanottaja saa saman tapahtuman toisen kerran, sanasta sanaan.",
        ),
        ("An event is sent twice", "The receiver gets the same event once more, word for word."),
    ),
    "webhook_late": (
        ("Händelsen kommer sent", "Händelsen hålls inne en stund innan den skickas."),
        ("Tapahtuma tulee myöhässä", "Tapahtumaa pidätellään hetki ennen lähettämistä."),
        ("An event comes late", "The event is held back for a while before it is sent."),
    ),
    "webhook_out_of_order": (
        ("Händelserna kommer i oordning", "De nyaste skickas först och den äldsta sist."),
        ("Tapahtumat tulevat väärässä järjestyksessä", "Uusimmat lähetetään ensin ja vanhin viimeisenä."),
        ("Events come out of order", "The newest are sent first and the oldest last."),
    ),
    "webhook_lost": (
        ("Händelsen kommer aldrig", "Den som väntar får inget veta, men den som tittar efter hittar den."),
        ("Tapahtuma ei koskaan tule", "Odottaja ei saa tietää, mutta joka katsoo itse, löytää sen."),
        ("An event never comes", "Whoever waits is not told, but whoever looks finds it."),
    ),
    "webhook_forged": (
        ("En förfalskad händelse", "Före den äkta kommer en påhittad händelse med fel underskrift."),
        ("Väärennetty tapahtuma", "Ennen aitoa tulee keksitty tapahtuma väärällä allekirjoituksella."),
        ("A forged event", "Before the true one comes an invented event with a wrong signature."),
    ),
    "webhook_malformed": (
        ("En trasig händelse", "Före den äkta kommer ett anrop som inte går att läsa."),
        ("Rikkinäinen tapahtuma", "Ennen aitoa tulee kutsu, jota ei voi lukea."),
        ("A broken event", "Before the true one comes a call that cannot be read."),
    ),
    "webhook_oversized": (
        ("En jättestor händelse", "Före den äkta kommer ett anrop på fem megabyte."),
        ("Jättisuuri tapahtuma", "Ennen aitoa tulee viiden megatavun kutsu."),
        ("A huge event", "Before the true one comes a call of five megabytes."),
    ),
}
