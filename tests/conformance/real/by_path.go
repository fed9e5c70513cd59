// Go's HTTP server and client over sockets that path_open opens: by_path PATH listens there, by_path PATH NUMBER dials
// there and makes so many requests.
package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"unsafe"
)

//go:wasmimport wasi_snapshot_preview1 path_open
//go:noescape
func pathOpen(dirfd, dirflags int32, path unsafe.Pointer, length uint32, oflags int32, base, inheriting uint64,
	fdflags int32, fd unsafe.Pointer) uint32

func open(path string) *os.File {
	fd := int32(-1)
	all := ^uint64(0)
	errno := pathOpen(-1, 0, unsafe.Pointer(unsafe.StringData(path)), uint32(len(path)), 0, all, all, 0,
		unsafe.Pointer(&fd))
	if errno != 0 {
		panic(fmt.Sprintf("%s: errno %d", path, errno))
	}
	return os.NewFile(uintptr(fd), path)
}

func serve(path string) {
	listener, err := net.FileListener(open(path))
	if err != nil {
		panic(err)
	}
	var answered atomic.Int64
	server := &http.Server{}
	stopped := make(chan struct{})
	http.HandleFunc("/hello/", func(w http.ResponseWriter, r *http.Request) {
		answered.Add(1)
		fmt.Fprintln(w, "hello", strings.TrimPrefix(r.URL.Path, "/hello/"))
	})
	http.HandleFunc("/stop", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, answered.Load())
		go func() {
			server.Shutdown(context.Background())
			close(stopped)
		}()
	})
	fmt.Fprintln(os.Stderr, "listening")
	server.Serve(listener)
	<-stopped
	fmt.Println("answered", answered.Load())
}

func dial(path string, count int) {
	transport := &http.Transport{
		DialContext: func(context.Context, string, string) (net.Conn, error) {
			return net.FileConn(open(path))
		},
	}
	client := &http.Client{Transport: transport}
	get := func(url string) string {
		response, err := client.Get("http://guest" + url)
		if err != nil {
			panic(err)
		}
		body, err := io.ReadAll(response.Body)
		if err != nil {
			panic(err)
		}
		response.Body.Close()
		return string(body)
	}
	for number := range count {
		if number%10 == 0 {
			client.CloseIdleConnections()
		}
		name := strconv.Itoa(number)
		if body := get("/hello/" + name); body != "hello "+name+"\n" {
			panic(body)
		}
	}
	fmt.Print("asked ", get("/stop"))
}

func main() {
	if len(os.Args) > 2 {
		count, err := strconv.Atoi(os.Args[2])
		if err != nil {
			panic(err)
		}
		dial(os.Args[1], count)
	} else {
		serve(os.Args[1])
	}
}
