package dev.paperboy.delivery;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** Looks up TXT records. */
@FunctionalInterface
interface TextRecords {

    /** The texts under a name, none if the name servers say that there are none; empty if no name server answers. */
    Optional<List<String>> find(String name);

    /** By the name servers that this machine is set to, with the JDK's own client. */
    static TextRecords ofThisMachine() {
        return name -> {
            var environment = new Hashtable<String, String>();
            environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
            environment.put("com.sun.jndi.dns.timeout.initial", "1500");
            environment.put("com.sun.jndi.dns.timeout.retries", "2");
            try {
                var context = new InitialDirContext(environment);
                try {
                    return Optional.of(texts(context, name));
                } finally {
                    context.close();
                }
            } catch (NameNotFoundException e) {
                return Optional.of(List.of());
            } catch (NamingException | RuntimeException e) {
                return Optional.empty();
            }
        };
    }

    // The DNS provider makes strings of records and nothing else, and the name is made of our own settings.
    @SuppressWarnings("BanJNDI")
    private static List<String> texts(InitialDirContext context, String name) throws NamingException {
        var records = context.getAttributes(name, new String[] {"TXT"}).get("TXT");
        var texts = new ArrayList<String>();
        for (var i = 0; records != null && i < records.size(); i++) {
            // The JDK joins the strings of a record with spaces and may put quotes around each.
            texts.add(String.valueOf(records.get(i)).replace("\"", ""));
        }
        return texts;
    }
}
