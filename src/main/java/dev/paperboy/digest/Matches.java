package dev.paperboy.digest;

import dev.paperboy.matching.Match;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The rows that say why a paper fits a topic, one for all who follow it. */
final class Matches {

    private Matches() {}

    static void keep(Handle transaction, List<Match> matches, Map<String, Long> topics, String ruleVersion) {
        try (var batch = transaction.prepareBatch("""
                insert into topic_match (topic_id, paper_id, rule_version, score, probability, words, forms, sentences, named)
                select cast(:topic as bigint), coalesce(same_as, id), cast(:rules as varchar), cast(:score as double precision),
                  cast(:probability as double precision),
                  cast(:words as varchar), cast(:forms as varchar), cast(:sentences as varchar), cast(:named as varchar)
                from paper where id = :paper
                on conflict do nothing
                """)) {
            for (var match : matches) {
                batch.bind("topic", topics.get(match.topic().text()))
                        .bind("paper", match.paper().key())
                        .bind("rules", ruleVersion)
                        .bind("score", match.score())
                        .bind("probability", match.probability())
                        .bind("words", Inputs.json(match.evidence().words()))
                        .bind("forms", Inputs.json(match.evidence().forms()))
                        .bind("sentences", Inputs.json(match.evidence().sentences()))
                        .bind("named", Inputs.json(match.evidence().named()))
                        .add();
            }
            batch.execute();
        }
    }
}
