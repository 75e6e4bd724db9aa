package fr.encaisse.desk;

import fr.encaisse.shared.CompanyDay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.springframework.stereotype.Component;

/** When something happened, as it ends a sentence: "à 14:32", "le 21 nov. 2026 à 9:05". */
@Component
public class Moments {

    private static final int RECENT_HOURS = 6;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(CompanyDay.ZONE);

    private final Words words;
    private final Clock clock;

    Moments(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** How long ago, as long as that can be grasped: "il y a 7 min". */
    String ago(Instant at) {
        Duration age = Duration.between(at, clock.instant());
        if (age.toMinutes() < 1) {
            return words.say("desk.moment.now");
        }
        if (age.toHours() < 1) {
            return words.say("desk.moment.minutes", age.toMinutes());
        }
        return age.toHours() < RECENT_HOURS ? words.say("desk.moment.hours", age.toHours()) : say(at);
    }

    public String say(Instant at) {
        LocalDate day = CompanyDay.of(at);
        if (day.equals(CompanyDay.today(clock))) {
            return words.say("desk.moment.today", HOUR.format(at));
        }
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(words.locale())
                .format(day);
        return words.say("desk.moment.day", date, HOUR.format(at));
    }
}
