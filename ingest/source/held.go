package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
)

// held is the file of an archive. It is open only while something in it is, so
// that there can be any number of archives, but what it holds is looked up once.
type held struct {
	open func() (io.ReadCloser, error)
	body []byte // instead of open

	mu    sync.Mutex
	users int
	file  io.ReadCloser
	at    io.ReaderAt
}

// begins reports whether a file begins with some bytes.
func begins(open func() (io.ReadCloser, error), magic string) (bool, error) {
	r, err := open()
	if err != nil {
		return false, err
	}
	defer r.Close()
	head := make([]byte, len(magic))
	_, err = io.ReadFull(r, head)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return false, nil
	}
	return string(head) == magic, err
}

// acquire opens the file unless it is open.
func (h *held) acquire() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.users == 0 {
		if err := h.begin(); err != nil {
			return err
		}
	}
	h.users++
	return nil
}

// begin opens the file. One that can only be read from the front is kept.
func (h *held) begin() error {
	if h.body != nil {
		h.at = bytes.NewReader(h.body)
		return nil
	}
	r, err := h.open()
	if err != nil {
		return err
	}
	if at, ok := r.(io.ReaderAt); ok {
		h.file, h.at = r, at
		return nil
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, maxInner+1))
	if err != nil {
		return err
	}
	if len(body) > maxInner {
		return fmt.Errorf("%w: more than %d bytes", ErrTooLarge, maxInner)
	}
	h.body, h.at = body, bytes.NewReader(body)
	return nil
}

// release closes the file when nobody uses it.
func (h *held) release() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.users--; h.users > 0 || h.file == nil {
		return nil
	}
	err := h.file.Close()
	h.file, h.at = nil, nil
	return err
}

// ReadAt implements [io.ReaderAt] while the file is acquired.
func (h *held) ReadAt(b []byte, offset int64) (int, error) {
	h.mu.Lock()
	at := h.at
	h.mu.Unlock()
	if at == nil {
		return 0, fs.ErrClosed
	}
	return at.ReadAt(b, offset)
}

// archive reads the table of contents.
func (h *held) archive() (*zip.Reader, error) {
	if err := h.acquire(); err != nil {
		return nil, reason(err)
	}
	defer h.release()
	size, err := h.size()
	if err != nil {
		return nil, err
	}
	return zip.NewReader(h, size)
}

func (h *held) size() (int64, error) {
	if h.body != nil {
		return int64(len(h.body)), nil
	}
	f, ok := h.file.(fs.File)
	if !ok {
		return 0, errors.New("it has no size")
	}
	info, err := f.Stat()
	if err != nil {
		return 0, reason(err)
	}
	return info.Size(), nil
}

// opens opens a file of the archive, and with it the archive.
func (h *held) opens(f *zip.File) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		if err := h.acquire(); err != nil {
			return nil, err
		}
		r, err := f.Open()
		if err != nil {
			return nil, errors.Join(fmt.Errorf("ZIP archive: %w", err), h.release())
		}
		return packedFile{r, h}, nil
	}
}

// A packedFile is a file of an archive that is being read.
type packedFile struct {
	io.ReadCloser
	held *held
}

// Close implements [io.Closer].
func (p packedFile) Close() error { return errors.Join(p.ReadCloser.Close(), p.held.release()) }
