package alidade.fetch.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads XML that may be hostile, piece by piece: no document types, no entities of its own, nothing from elsewhere,
/// and no tag that is longer than a cap, so that no single piece fills the memory. UTF-8 only, as workbooks are.
final class XmlDoor implements AutoCloseable {
    static final int TAG_BYTES = 256 * 1024;
    static final int DEPTH = 64;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final XMLInputFactory FACTORY = factory();

    private final Reader in;
    private final XMLStreamReader reader;
    private int depth;

    private XmlDoor(Reader in, XMLStreamReader reader) {
        this.in = in;
        this.reader = reader;
    }

    static XmlDoor open(InputStream in) throws XMLStreamException {
        // A decoder of our own, since the one of the reader writes what it does not like to stderr.
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = new PushbackReader(new InputStreamReader(new ShortTags(in), decoder));
        try {
            var first = text.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                text.unread(first);
            }
            return new XmlDoor(text, FACTORY.createXMLStreamReader(text));
        } catch (IOException e) {
            throw problem(e, e);
        }
    }

    /// The next event of [XMLStreamConstants].
    int next() throws XMLStreamException {
        try {
            return checked(reader.next());
        } catch (XMLStreamException e) {
            throw problem(e, e.getNestedException());
        } catch (RuntimeException e) {
            // The reader of Java throws what it likes where a text is broken in ways that it did not think of.
            throw new XMLStreamException(String.valueOf(e.getMessage()), e);
        }
    }

    private static XMLStreamException problem(Exception e, @Nullable Throwable cause) {
        return cause instanceof CharacterCodingException
                ? new XMLStreamException("it has bytes that are not UTF-8", e)
                : e instanceof XMLStreamException one ? one : new XMLStreamException(e.getMessage(), e);
    }

    boolean hasNext() throws XMLStreamException {
        return reader.hasNext();
    }

    /// Name of the element at which the reading stands, without its prefix.
    String name() {
        return reader.getLocalName();
    }

    /// An attribute by its name without a prefix; empty where there is none.
    String attribute(String name) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    /// A piece of the text at which the reading stands.
    String text() {
        return reader.getText();
    }

    @Override
    public void close() {
        try (in) {
            reader.close();
        } catch (IOException | XMLStreamException _) {
            return;
        }
    }

    private int checked(int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.DTD ->
                throw new XMLStreamException("it has a document type, which no workbook has");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new XMLStreamException("it refers to an entity of its own, which no workbook does");
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > DEPTH) {
                    throw new XMLStreamException("it is nested more than " + DEPTH + " deep");
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            default -> {}
        }
        return event;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("it refers to something elsewhere, which no workbook does");
        });
        return factory;
    }

    /// Fails where a tag, a comment or the like goes on for too long.
    private static final class ShortTags extends FilterInputStream {
        private long inTag = -1;

        ShortTags(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = in.read();
            if (one >= 0) {
                look((byte) one);
            }
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            var read = in.read(bytes, from, length);
            for (var i = from; i < from + read; i++) {
                look(bytes[i]);
            }
            return read;
        }

        private void look(byte one) throws IOException {
            if (one == '<') {
                inTag = 0;
            } else if (one == '>') {
                inTag = -1;
            } else if (inTag >= 0 && ++inTag > TAG_BYTES) {
                throw new IOException("a tag has more than " + TAG_BYTES + " bytes");
            }
        }
    }
}
