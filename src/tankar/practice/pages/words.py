"""Every sentence of the practice pages in Swedish, Finnish and English. A plain table: these pages know no
Django."""

from __future__ import annotations

from .effect_words import EFFECTS

LANGUAGES = ("sv", "fi", "en")
NETWORKS = {"mastodon": "Mastodon", "facebook": "Facebook", "bluesky": "Bluesky"}
NAMES = {"sv": "Svenska", "fi": "Suomi", "en": "English"}

WORDS: dict[str, tuple[str, str, str]] = {
    "title": ("Övningsnätverk", "Harjoitusverkosto", "Practice network"),
    "label": (
        "Övningsnätverk – ingenting lämnar den här datorn",
        "Harjoitusverkosto – mikään ei lähde tältä koneelta",
        "Practice network – nothing leaves this machine",
    ),
    "skip": ("Till innehållet", "Siirry sisältöön", "Skip to content"),
    "menu": ("Sidor", "Sivut", "Pages"),
    "control": ("Störningar", "Häiriöt", "Disturbances"),
    "language": ("Språk", "Kieli", "Language"),
    "accounts": ("Konton", "Tilit", "Accounts"),
    "pages": ("Sidor", "Sivut", "Pages"),
    "no_accounts": ("Inga konton än.", "Ei vielä tilejä.", "No accounts yet."),
    "newest": ("Senaste inläggen", "Uusimmat julkaisut", "Latest posts"),
    "nothing": ("Inga inlägg än.", "Ei vielä julkaisuja.", "No posts yet."),
    "older": ("Äldre inlägg", "Vanhemmat julkaisut", "Older posts"),
    "posts_of": ("Inlägg från", "Julkaisut tililtä", "Posts from"),
    "post": ("Inlägg", "Julkaisu", "Post"),
    "edited": ("ändrat", "muokattu", "edited"),
    "no_description": (
        "Bilden saknar beskrivning.",
        "Kuvasta puuttuu kuvaus.",
        "The picture has no description.",
    ),
    "described": ("Bildbeskrivning:", "Kuvaus:", "Description:"),
    "captions": ("Textning:", "Tekstitys:", "Captions:"),
    "no_captions": ("Videon saknar textning.", "Videosta puuttuu tekstitys.", "The video has no captions."),
    "story": ("Händelse", "Tarina", "Story"),
    "reel": ("Reel", "Reel", "Reel"),
    "network": ("Nätverk", "Verkosto", "Network"),
    "every_network": ("alla nätverk", "kaikki verkostot", "every network"),
    "likes": ("Gilla-markeringar", "Tykkäyksiä", "Likes"),
    "shares": ("Delningar", "Jakoja", "Shares"),
    "comments_count": ("Kommentarer", "Kommentteja", "Comments"),
    "like": ("Gilla", "Tykkää", "Like"),
    "comments": ("Kommentarer", "Kommentit", "Comments"),
    "no_comments": ("Inga kommentarer än.", "Ei vielä kommentteja.", "No comments yet."),
    "comment_as": ("Kommentera som invånare", "Kommentoi asukkaana", "Comment as a resident"),
    "your_name": ("Namn (påhittat)", "Nimi (keksitty)", "Name (invented)"),
    "your_comment": ("Kommentar", "Kommentti", "Comment"),
    "comment_language": ("Kommentarens språk", "Kommentin kieli", "Language of the comment"),
    "send": ("Kommentera", "Kommentoi", "Comment"),
    "refused": (
        "Det blev inget av det. En text får inte vara tom och rymmer högst så många tecken:",
        "Siitä ei tullut mitään. Teksti ei saa olla tyhjä, ja merkkejä mahtuu enintään:",
        "Nothing came of it. A text cannot be empty, and it holds at most this many characters:",
    ),
    "answer_to": ("Svara, gilla eller ändra", "Vastaa, tykkää tai muokkaa", "Answer, like or change"),
    "as_resident": ("Som invånare", "Asukkaana", "As a resident"),
    "as_city": (
        "I nätverkets egen app, inloggad som",
        "Verkoston omassa sovelluksessa, kirjautuneena tilille",
        "In the network's own app, signed in as",
    ),
    "your_answer": ("Svar", "Vastaus", "Answer"),
    "answer_it": ("Svara", "Vastaa", "Answer"),
    "new_words": ("Ny text", "Uusi teksti", "New text"),
    "change": ("Ändra", "Muokkaa", "Change"),
    "like_no_more": ("Sluta gilla", "Peru tykkäys", "Unlike"),
    "hide": ("Dölj", "Piilota", "Hide"),
    "show_again": ("Visa igen", "Näytä taas", "Show again"),
    "is_hidden": ("Dold för andra", "Piilotettu muilta", "Hidden from others"),
    "private_reply": ("Privat svar:", "Yksityinen vastaus:", "Private reply:"),
    "more_comments": ("Visa fler kommentarer", "Näytä lisää kommentteja", "Show more comments"),
    "mention_city": (
        "Nämn kontot i ett eget inlägg, som invånare",
        "Mainitse tili omassa julkaisussa, asukkaana",
        "Mention the account in a post of your own, as a resident",
    ),
    "mention_why": (
        "Kontots namn läggs till om det inte står i texten.",
        "Tilin nimi lisätään, jos sitä ei ole tekstissä.",
        "The account's name is added if it does not stand in the text.",
    ),
    "publish": ("Publicera", "Julkaise", "Publish"),
    "said_text": ("Text", "Teksti", "Text"),
    "missing": ("Sidan finns inte", "Sivua ei ole", "There is no such page"),
    "missing_why": (
        "Inlägget eller kontot har aldrig funnits eller har tagits bort.",
        "Julkaisua tai tiliä ei ole ollut tai se on poistettu.",
        "The post or account never existed or has been taken away.",
    ),
    "control_intro": (
        "Här får nätverket krångla på beställning, så att ni ser vad Tankar gör när det händer på riktigt.",
        "Täällä verkosto takkuilee tilauksesta, jotta näette, mitä Tankar tekee, kun niin käy oikeasti.",
        "Here the network misbehaves on demand, so that you can see what Tankar does when it really happens.",
    ),
    "waiting": ("Störningar som väntar", "Odottavat häiriöt", "Disturbances that are waiting"),
    "no_faults": (
        "Inga störningar väntar. Nätverket fungerar.",
        "Häiriöitä ei odota. Verkosto toimii.",
        "No disturbances are waiting. The network works.",
    ),
    "remove": ("Ta bort", "Poista", "Remove"),
    "remove_all": ("Ta bort alla", "Poista kaikki", "Remove all"),
    "times_left": ("återstår", "jäljellä", "left"),
    "by_chance": ("sannolikhet", "todennäköisyys", "probability"),
    "lets_pass": ("först slipper igenom", "päästää ensin läpi", "lets through first"),
    "add": ("Lägg till en störning", "Lisää häiriö", "Add a disturbance"),
    "times": ("Antal gånger", "Montako kertaa", "How many times"),
    "what": ("Vad", "Mitä", "What"),
    "let_happen": ("Låt det hända", "Anna tapahtua", "Let it happen"),
    "statuses": ("inlägg", "julkaisut", "posts"),
    "media": ("bilder", "kuvat", "pictures"),
    "any": ("allt som skickas", "kaikki lähetettävä", "everything that is sent"),
    "reads": ("allt som läses", "kaikki luettava", "everything that is read"),
    "sessions": ("inloggningar", "kirjautumiset", "sign-ins"),
    "edits": ("ändringar och gillanden", "muutokset ja tykkäykset", "changes and likes"),
    "webhooks": (
        "händelser som nätverket berättar",
        "verkoston kertomat tapahtumat",
        "events the network tells",
    ),
    "receivers": ("Vem som får veta", "Kuka saa tietää", "Who is told"),
    "receivers_why": (
        "Facebook berättar själv vad som händer på en sida. Mastodon och Bluesky måste man fråga.",
        "Facebook kertoo itse, mitä sivulla tapahtuu. Mastodonilta ja Blueskylta on kysyttävä.",
        "Facebook tells by itself what happens on a Page. Mastodon and Bluesky must be asked.",
    ),
    "no_receivers": (
        "Ingen får veta något än.",
        "Kukaan ei saa vielä tietää.",
        "Nobody is told anything yet.",
    ),
    "events_waiting": ("Väntar:", "Odottaa:", "Waiting:"),
    "events_taken": ("Framme:", "Perillä:", "Arrived:"),
    "hurry": ("Försök igen nu", "Yritä nyt uudelleen", "Try again now"),
    "spoil_forged": ("Skicka en förfalskad", "Lähetä väärennetty", "Send a forged one"),
    "spoil_unsigned": ("Skicka en utan underskrift", "Lähetä allekirjoittamaton", "Send an unsigned one"),
    "spoil_malformed": ("Skicka en trasig", "Lähetä rikkinäinen", "Send a broken one"),
    "spoil_oversized": ("Skicka en jättestor", "Lähetä jättisuuri", "Send a huge one"),
    "spoil_replayed": ("Skicka den förra igen", "Lähetä edellinen uudelleen", "Send the last one again"),
    "mixture": ("Blandat väder", "Vaihteleva sää", "Mixed weather"),
    "mixture_why": (
        "Ungefär var tredje sändning råkar ut för något ur listan. Samma frö ger samma störningar.",
        "Noin joka kolmas lähetys kohtaa jotakin listalta. Sama siemenluku antaa samat häiriöt.",
        "About every third sending meets something from the list. The same seed gives the same disturbances.",
    ),
    "mixture_on": ("Blandat väder pågår.", "Vaihteleva sää on päällä.", "Mixed weather is on."),
    "start": ("Sätt på", "Käynnistä", "Start"),
    "stop": ("Stäng av", "Lopeta", "Stop"),
    "settings": ("Inställningar", "Asetukset", "Settings"),
    "latency": (
        "Varje svar tar minst (millisekunder)",
        "Jokainen vastaus kestää vähintään (millisekuntia)",
        "Every answer takes at least (milliseconds)",
    ),
    "seed": ("Frö för slumpen", "Sattuman siemenluku", "Seed of chance"),
    "save": ("Spara", "Tallenna", "Save"),
    "give_back": ("Ge tillbaka åtkomsten", "Palauta käyttöoikeus", "Give access back"),
    "access_lost": (
        "Åtkomster som är återkallade just nu:",
        "Juuri nyt peruttuja käyttöoikeuksia:",
        "Accesses revoked right now:",
    ),
    "log": ("Senaste sändningarna", "Viimeisimmät lähetykset", "Latest sendings"),
    "log_empty": (
        "Ingenting har skickats än.",
        "Mitään ei ole vielä lähetetty.",
        "Nothing has been sent yet.",
    ),
    "undisturbed": ("utan störning", "ilman häiriötä", "undisturbed"),
    "answer_cut": ("inget svar gick fram", "vastaus ei mennyt perille", "no answer got through"),
    "answer": ("svar", "vastaus", "answer"),
    "in_progress": ("pågår", "kesken", "in progress"),
    "stored": ("sparades", "tallentui", "stored"),
    "stored_before": (
        "fanns redan, sparades inte igen",
        "oli jo, ei tallennettu uudelleen",
        "was there, not stored again",
    ),
    "not_stored": ("sparades inte", "ei tallentunut", "not stored"),
    "key": ("nyckel", "avain", "key"),
    "consent": ("Ge åtkomst", "Anna käyttöoikeus", "Give access"),
    "asks": (
        "vill använda ett övningskonto. Välj vilket.",
        "haluaa käyttää harjoitustiliä. Valitse tili.",
        "wants to use a practice account. Choose which.",
    ),
    "asks_pages": (
        "vill använda övningssidor på Facebook. Välj vilka.",
        "haluaa käyttää Facebookin harjoitussivuja. Valitse sivut.",
        "wants to use practice Pages on Facebook. Choose which.",
    ),
    "may": ("Den får:", "Se saa:", "It may:"),
    "allow": ("Tillåt", "Salli", "Allow"),
    "deny": ("Neka", "Kiellä", "Refuse"),
    "consent_wrong": (
        "Begäran om åtkomst är fel ifylld. Gå tillbaka och börja om.",
        "Käyttöoikeuspyynnössä on virhe. Palaa takaisin ja aloita alusta.",
        "The request for access is not right. Go back and begin again.",
    ),
    "code": (
        "Kopiera koden till programmet:",
        "Kopioi koodi ohjelmaan:",
        "Copy this code into the program:",
    ),
}

SCOPES: dict[str, tuple[str, str, str]] = {
    "read": (
        "läsa konto, inlägg och aviseringar",
        "lukea tilin, julkaisut ja ilmoitukset",
        "read account, posts and notices",
    ),
    "write": ("publicera, ändra och ta bort", "julkaista, muokata ja poistaa", "publish, change and remove"),
    "profile": ("se vems kontot är", "nähdä, kenen tili on", "see whose account it is"),
    "push": ("få aviseringar", "saada ilmoituksia", "receive notices"),
    "pages_show_list": ("se vilka sidor du sköter", "nähdä hoitamasi sivut", "see which Pages you manage"),
    "pages_manage_posts": (
        "publicera, ändra och ta bort på sidan",
        "julkaista, muokata ja poistaa sivulla",
        "publish, change and remove on the Page",
    ),
    "pages_read_engagement": (
        "läsa sidans inlägg och följare",
        "lukea sivun julkaisut ja seuraajat",
        "read the Page's posts and followers",
    ),
    "pages_read_user_content": (
        "läsa invånarnas kommentarer",
        "lukea asukkaiden kommentit",
        "read residents' comments",
    ),
    "pages_manage_engagement": (
        "svara på, dölja och gilla kommentarer",
        "vastata kommentteihin, piilottaa niitä ja tykätä niistä",
        "reply to, hide and like comments",
    ),
    "pages_manage_metadata": (
        "få händelser från sidan",
        "saada sivun tapahtumat",
        "receive the Page's events",
    ),
    "read_insights": ("läsa sidans statistik", "lukea sivun tilastot", "read the Page's figures"),
    "business_management": (
        "se sidor i företagsportföljen",
        "nähdä yritysportfolion sivut",
        "see Pages of the business portfolio",
    ),
    "follow": ("följa konton", "seurata tilejä", "follow accounts"),
}


class Texts:
    """The words of one language, by name."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._place = LANGUAGES.index(language)

    def __getitem__(self, name: str) -> str:
        return WORDS[name][self._place]

    def effect(self, name: str) -> tuple[str, str]:
        """An effect's name and what happens."""
        return EFFECTS[name][self._place]

    def scopes(self, scopes: str) -> list[str]:
        """What an app may do, without repeating what its parts have in common."""
        tops = dict.fromkeys(scope.partition(":")[0] for scope in scopes.split())
        return [SCOPES[top][self._place] for top in tops if top in SCOPES]
